package dev.tradewind.lazada.model;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One piece of an order: Lazada has no quantity, two equal pieces are two items (doc of {@code /orders/items/get}).
 *
 * @param orderItemId unique within the shop
 * @param orderId the order; may differ in form from the order's own in old data
 * @param name the product's title as sold
 * @param variation the variant as sold
 * @param sku the seller's own code
 * @param shopSku Lazada's code
 * @param skuId Lazada's id of the variant
 * @param productId Lazada's id of the item
 * @param itemPrice price before vouchers
 * @param paidPrice price after vouchers
 * @param taxAmount tax, held by the price
 * @param voucherAmount vouchers on this piece
 * @param voucherSeller the part that the seller bears
 * @param voucherPlatform the part that Lazada bears
 * @param voucherCode code of the voucher
 * @param shippingAmount shipping that the buyer pays for this piece, after discounts
 * @param shippingFeeOriginal shipping before discounts
 * @param shippingFeeDiscountSeller the part of the shipping that the seller bears
 * @param shippingFeeDiscountPlatform the part of the shipping that Lazada bears
 * @param currency ISO 4217
 * @param status Lazada's word
 * @param reason why it was cancelled or returned
 * @param returnStatus state of a return
 * @param createdAt when it was placed
 * @param updatedAt when it was last changed
 * @param paymentTime when it was paid
 * @param shippingType such as {@code Dropshipping}
 * @param shippingProviderType such as {@code standard}
 * @param shipmentProvider the carrier
 * @param trackingCode tracking number
 * @param packageId the parcel
 * @param warehouseCode where it is packed
 * @param isDigital whether nothing is shipped
 * @param isFbl whether Lazada ships it from its own warehouse
 * @param buyerId the buyer: the only stable key of a customer; may be absent
 * @param reverseOrderId the return, when there is one
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LazadaOrderItem(
        String orderItemId,
        @Nullable String orderId,
        @Nullable String name,
        @Nullable String variation,
        @Nullable String sku,
        @Nullable String shopSku,
        @Nullable String skuId,
        @Nullable String productId,
        @Nullable BigDecimal itemPrice,
        @Nullable BigDecimal paidPrice,
        @Nullable BigDecimal taxAmount,
        @Nullable BigDecimal voucherAmount,
        @Nullable BigDecimal voucherSeller,
        @Nullable BigDecimal voucherPlatform,
        @Nullable String voucherCode,
        @Nullable BigDecimal shippingAmount,
        @Nullable BigDecimal shippingFeeOriginal,
        @Nullable BigDecimal shippingFeeDiscountSeller,
        @Nullable BigDecimal shippingFeeDiscountPlatform,
        @Nullable String currency,
        @Nullable String status,
        @Nullable String reason,
        @Nullable String returnStatus,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant paymentTime,
        @Nullable String shippingType,
        @Nullable String shippingProviderType,
        @Nullable String shipmentProvider,
        @Nullable String trackingCode,
        @Nullable String packageId,
        @Nullable String warehouseCode,
        @Nullable Boolean isDigital,
        @Nullable Boolean isFbl,
        @Nullable String buyerId,
        @Nullable String reverseOrderId) {
    public LazadaOrderItem {
        Objects.requireNonNull(orderItemId, "order_item_id");
    }
}
