package dev.tradewind.lazada.model;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A movement on the seller's account at Lazada (doc of {@code /finance/transaction/accountTransactions/query}).
 *
 * @param transactionNumber Lazada's number
 * @param transactionTime when it happened, as sent: the form is not documented
 * @param type {@code Deposit}, {@code Withdrawal} or {@code Payment}
 * @param subType such as {@code Settlement} or {@code Auto Withdrawal}
 * @param amount what moved
 * @param currency ISO 4217
 * @param pmtReference the bank's reference
 * @param remarks more words
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LazadaAccountTransaction(
        @Nullable String transactionNumber,
        @Nullable String transactionTime,
        @Nullable String type,
        @Nullable String subType,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String pmtReference,
        @Nullable String remarks) {}
