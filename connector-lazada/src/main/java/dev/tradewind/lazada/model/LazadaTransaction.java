package dev.tradewind.lazada.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One row of the seller's statement (doc of {@code /finance/transaction/details/get}). Amounts are in the currency of the
 * site, positive when they are credited to the seller and negative when they are charged.
 *
 * @param transactionDate the day, as sent: the form is not documented; {@code 17 May 2016} in the documentation's sample
 * @param transactionNumber Lazada's number of the transaction; not shown to be unique for each row
 * @param transactionType the group of the fee, such as {@code Orders-Lazada Fees}
 * @param feeType the number of the fee; there are more than 300
 * @param feeName what Lazada calls the fee
 * @param amount what is booked, taxes included as the next three say
 * @param vatInAmount the part of the amount that is value-added tax: never to be added
 * @param whtAmount withholding tax
 * @param whtIncludedInAmount whether the withholding tax is a part of the amount; else it is not booked here
 * @param statement the statement that it is on
 * @param paidStatus whether it was paid out, as sent: {@code Yes}, {@code No}, {@code Not paid}
 * @param orderNo the order, or null for what concerns the shop
 * @param orderItemNo the piece, or null
 * @param orderItemStatus where the piece stood
 * @param sellerSku the seller's own code
 * @param lazadaSku Lazada's code
 * @param reference Lazada's reference
 * @param comment words of Lazada's finance team
 * @param paymentRefId the bank's reference
 * @param details more words
 * @param shipmentType such as {@code Dropshipping}
 * @param shippingProvider the carrier
 * @param shippingSpeed the kind of delivery
 */
public record LazadaTransaction(
        @JsonProperty("transaction_date") @Nullable String transactionDate,
        @JsonProperty("transaction_number") @Nullable String transactionNumber,
        @JsonProperty("transaction_type") @Nullable String transactionType,
        @JsonProperty("fee_type") @Nullable String feeType,
        @JsonProperty("fee_name") @Nullable String feeName,
        @JsonProperty("amount") @Nullable BigDecimal amount,
        @JsonProperty("VAT_in_amount") @Nullable BigDecimal vatInAmount,
        @JsonProperty("WHT_amount") @Nullable BigDecimal whtAmount,
        @JsonProperty("WHT_included_in_amount") @Nullable Boolean whtIncludedInAmount,
        @JsonProperty("statement") @Nullable String statement,
        @JsonProperty("paid_status") @Nullable String paidStatus,
        @JsonProperty("order_no") @Nullable String orderNo,
        @JsonProperty("orderItem_no") @Nullable String orderItemNo,
        @JsonProperty("orderItem_status") @Nullable String orderItemStatus,
        @JsonProperty("seller_sku") @Nullable String sellerSku,
        @JsonProperty("lazada_sku") @Nullable String lazadaSku,
        @JsonProperty("reference") @Nullable String reference,
        @JsonProperty("comment") @Nullable String comment,
        @JsonProperty("payment_ref_id") @Nullable String paymentRefId,
        @JsonProperty("details") @Nullable String details,
        @JsonProperty("shipment_type") @Nullable String shipmentType,
        @JsonProperty("shipping_provider") @Nullable String shippingProvider,
        @JsonProperty("shipping_speed") @Nullable String shippingSpeed) {}
