package dev.tradewind.lazada.model;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement and what is paid out for it (doc of {@code /finance/payout/status/get}). Amounts are in the currency of the
 * site. The sums are those of the transactions on the statement.
 *
 * @param statementNumber unique within the shop
 * @param createdAt when it was made, as sent: the form is not documented
 * @param updatedAt when it was last changed, as sent
 * @param openingBalance what was left of the statement before
 * @param itemRevenue sales
 * @param otherRevenueTotal other credits
 * @param feesTotal fees
 * @param refunds refunds
 * @param feesOnRefundsTotal fees on refunds
 * @param subtotal1 sales, other credits and fees together
 * @param subtotal2 the same after refunds
 * @param shipmentFee what shipping cost
 * @param shipmentFeeCredit what was given back of it
 * @param closingBalance what is owed at the end
 * @param guaranteeDeposit what Lazada keeps as security
 * @param payout what is paid out, as sent: a number, or a number with a currency such as {@code 123.45 SGD} (not verified)
 * @param paid whether it was paid
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LazadaPayout(
        String statementNumber,
        @Nullable String createdAt,
        @Nullable String updatedAt,
        @Nullable BigDecimal openingBalance,
        @Nullable BigDecimal itemRevenue,
        @Nullable BigDecimal otherRevenueTotal,
        @Nullable BigDecimal feesTotal,
        @Nullable BigDecimal refunds,
        @Nullable BigDecimal feesOnRefundsTotal,
        @Nullable BigDecimal subtotal1,
        @Nullable BigDecimal subtotal2,
        @Nullable BigDecimal shipmentFee,
        @Nullable BigDecimal shipmentFeeCredit,
        @Nullable BigDecimal closingBalance,
        @Nullable BigDecimal guaranteeDeposit,
        @Nullable String payout,
        @Nullable Boolean paid) {
    public LazadaPayout {
        Objects.requireNonNull(statementNumber, "statement_number");
    }
}
