package dev.tradewind.lazada.internal.wire;

import dev.tradewind.lazada.model.LazadaAccountTransaction;
import dev.tradewind.lazada.model.LazadaAddress;
import dev.tradewind.lazada.model.LazadaInventory;
import dev.tradewind.lazada.model.LazadaOrder;
import dev.tradewind.lazada.model.LazadaOrderItem;
import dev.tradewind.lazada.model.LazadaPayout;
import dev.tradewind.lazada.model.LazadaProduct;
import dev.tradewind.lazada.model.LazadaReversalLine;
import dev.tradewind.lazada.model.LazadaReview;
import dev.tradewind.lazada.model.LazadaSku;
import dev.tradewind.lazada.model.LazadaTransaction;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which fields a record cannot do without: the times that version and place it, the amounts and pieces that are added up, the
 * words that decide over money. A value of no known form costs the record there, since without it the record would be wrong.
 * In any other field it costs the field: that is null, and counted.
 */
final class WireFields {
    private static final Map<Class<?>, Set<String>> NEEDED = Map.of(
            LazadaOrder.class,
            Set.of(
                    "created_at",
                    "updated_at",
                    "items_count",
                    "price",
                    "voucher",
                    "voucher_seller",
                    "voucher_platform",
                    "shipping_fee",
                    "shipping_fee_original",
                    "shipping_fee_discount_seller",
                    "shipping_fee_discount_platform"),
            LazadaOrderItem.class,
            Set.of(
                    "updated_at",
                    "item_price",
                    "tax_amount",
                    "voucher_amount",
                    "voucher_seller",
                    "voucher_platform",
                    "shipping_amount",
                    "shipping_fee_original",
                    "shipping_fee_discount_seller",
                    "shipping_fee_discount_platform"),
            LazadaProduct.class,
            Set.of("updated_time"),
            LazadaSku.class,
            Set.of("price", "special_price", "special_from_time", "special_to_time", "quantity", "Available"),
            LazadaInventory.class,
            Set.of("sellableQuantity", "withholdQuantity", "occupyQuantity"),
            LazadaReversalLine.class,
            Set.of("refund_amount", "is_need_refund", "return_order_line_gmt_modified"),
            LazadaTransaction.class,
            Set.of("amount"),
            LazadaPayout.class,
            Set.of("paid"),
            LazadaAccountTransaction.class,
            Set.of("amount"),
            LazadaReview.class,
            Set.of("create_time"));

    /** Parts of a record that it can do without. */
    private static final Set<Class<?>> SPARE = Set.of(
            LazadaAddress.class,
            LazadaReversalLine.Product.class,
            LazadaReversalLine.Buyer.class,
            LazadaReview.Ratings.class);

    private WireFields() {}

    static boolean isNeeded(Class<?> record, String field) {
        return NEEDED.getOrDefault(record, Set.of()).contains(field);
    }

    static boolean isSpare(Class<?> part) {
        return SPARE.contains(part);
    }

    /** What the receipt calls a record: {@code order_item}. */
    static String label(Class<?> record) {
        String name = record.getSimpleName().replaceFirst("^Lazada", "");
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
