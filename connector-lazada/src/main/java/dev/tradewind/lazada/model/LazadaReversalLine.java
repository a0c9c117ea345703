package dev.tradewind.lazada.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One piece of a reversal.
 *
 * @param reverseOrderLineId unique within the shop
 * @param tradeOrderLineId the piece: {@code order_item_id} of the order
 * @param reverseStatus where it stands, such as {@code REQUEST_INITIATE} or {@code REQUEST_CANCEL}
 * @param ofcStatus where the goods are
 * @param refundAmount what the buyer gets back, <b>in cents; in Vietnam in whole dong</b>
 * @param itemUnitPrice price of the piece, in the same unit
 * @param isNeedRefund whether money has to go back at all
 * @param refundPaymentMethod how it goes back
 * @param reasonCode why, as a number
 * @param reasonText why, in words
 * @param isDispute whether it is disputed
 * @param product the product
 * @param buyer the buyer
 * @param sellerSkuId the seller's own code
 * @param platformSkuId Lazada's id of the variant
 * @param trackingNumber of the parcel that goes back
 * @param createdAt when it was asked for
 * @param modifiedAt when it was last changed
 * @param tradeOrderCreatedAt when the order was placed
 * @param whqcDecision what the warehouse decided
 */
public record LazadaReversalLine(
        @JsonProperty("reverse_order_line_id") String reverseOrderLineId,
        @JsonProperty("trade_order_line_id") @Nullable String tradeOrderLineId,
        @JsonProperty("reverse_status") @Nullable String reverseStatus,
        @JsonProperty("ofc_status") @Nullable String ofcStatus,
        @JsonProperty("refund_amount") @Nullable BigDecimal refundAmount,
        @JsonProperty("item_unit_price") @Nullable BigDecimal itemUnitPrice,
        @JsonProperty("is_need_refund") @Nullable Boolean isNeedRefund,
        @JsonProperty("refund_payment_method") @Nullable String refundPaymentMethod,
        @JsonProperty("reason_code") @Nullable String reasonCode,
        @JsonProperty("reason_text") @Nullable String reasonText,
        @JsonProperty("is_dispute") @Nullable Boolean isDispute,

        @JsonProperty("product") @JsonAlias("productDTO") @Nullable
        Product product,

        @JsonProperty("buyer") @Nullable Buyer buyer,
        @JsonProperty("seller_sku_id") @Nullable String sellerSkuId,
        @JsonProperty("platform_sku_id") @Nullable String platformSkuId,
        @JsonProperty("tracking_number") @Nullable String trackingNumber,

        @JsonProperty("return_order_line_gmt_create") @Nullable
        Instant createdAt,

        @JsonProperty("return_order_line_gmt_modified") @Nullable
        Instant modifiedAt,

        @JsonProperty("trade_order_gmt_create") @Nullable Instant tradeOrderCreatedAt,
        @JsonProperty("whqc_decision") @Nullable String whqcDecision) {
    public LazadaReversalLine {
        Objects.requireNonNull(reverseOrderLineId, "reverse_order_line_id");
    }

    /**
     * The product of a piece.
     *
     * @param productId Lazada's id of the item
     * @param sku Lazada's id of the variant, or a code
     */
    public record Product(
            @JsonProperty("product_id") @Nullable String productId,

            @JsonProperty("product_sku") @JsonAlias("sku") @Nullable
            String sku) {}

    /**
     * The buyer of a piece.
     *
     * @param buyerId the only stable key of a customer
     */
    public record Buyer(
            @JsonProperty("buyer_id") @JsonAlias("user_id") @Nullable
            String buyerId) {}
}
