package dev.tradewind.lazada.model;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order (doc of {@code /orders/get} and {@code /order/get}). Amounts are in the currency of its items; what the buyer
 * paid is {@code price - voucher + shippingFee}.
 *
 * @param orderId unique within the shop only: a checkout over two shops gives one id to both
 * @param orderNumber what buyer and seller call it
 * @param createdAt when it was placed
 * @param updatedAt when it was last changed
 * @param price sum of the items' prices
 * @param voucher all vouchers together
 * @param voucherSeller the part that the seller bears
 * @param voucherPlatform the part that Lazada bears
 * @param voucherCode code of the voucher
 * @param shippingFee what the buyer pays for shipping, after its discounts
 * @param shippingFeeOriginal shipping before its discounts
 * @param shippingFeeDiscountSeller the part of the shipping that the seller bears
 * @param shippingFeeDiscountPlatform the part of the shipping that Lazada bears
 * @param paymentMethod such as {@code COD}
 * @param itemsCount number of pieces
 * @param statuses the words of its items
 * @param warehouseCode where it is packed
 * @param promisedShippingTimes as sent
 * @param giftOption whether it is a gift
 * @param isCancelPending whether a cancellation is being decided
 * @param addressShipping where it goes
 * @param items its items, one for each piece; read by a call of their own
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LazadaOrder(
        String orderId,
        @Nullable String orderNumber,
        Instant createdAt,
        Instant updatedAt,
        @Nullable BigDecimal price,
        @Nullable BigDecimal voucher,
        @Nullable BigDecimal voucherSeller,
        @Nullable BigDecimal voucherPlatform,
        @Nullable String voucherCode,
        @Nullable BigDecimal shippingFee,
        @Nullable BigDecimal shippingFeeOriginal,
        @Nullable BigDecimal shippingFeeDiscountSeller,
        @Nullable BigDecimal shippingFeeDiscountPlatform,
        @Nullable String paymentMethod,
        @Nullable Long itemsCount,
        List<String> statuses,
        @Nullable String warehouseCode,
        @Nullable String promisedShippingTimes,
        @Nullable Boolean giftOption,
        @Nullable Boolean isCancelPending,
        @Nullable LazadaAddress addressShipping,
        List<LazadaOrderItem> items) {
    public LazadaOrder {
        Objects.requireNonNull(orderId, "order_id");
        Objects.requireNonNull(createdAt, "created_at");
        Objects.requireNonNull(updatedAt, "updated_at");
        statuses = Lists.of(statuses);
        items = Lists.of(items);
    }

    /** The same order with its items. */
    public LazadaOrder items(List<LazadaOrderItem> read) {
        return new LazadaOrder(
                orderId,
                orderNumber,
                createdAt,
                updatedAt,
                price,
                voucher,
                voucherSeller,
                voucherPlatform,
                voucherCode,
                shippingFee,
                shippingFeeOriginal,
                shippingFeeDiscountSeller,
                shippingFeeDiscountPlatform,
                paymentMethod,
                itemsCount,
                statuses,
                warehouseCode,
                promisedShippingTimes,
                giftOption,
                isCancelPending,
                addressShipping,
                read);
    }
}
