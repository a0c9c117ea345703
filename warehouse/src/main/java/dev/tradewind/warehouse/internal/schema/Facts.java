package dev.tradewind.warehouse.internal.schema;

import static dev.tradewind.warehouse.internal.schema.Columns.currency;
import static dev.tradewind.warehouse.internal.schema.Columns.dateKey;
import static dev.tradewind.warehouse.internal.schema.Columns.flag;
import static dev.tradewind.warehouse.internal.schema.Columns.instant;
import static dev.tradewind.warehouse.internal.schema.Columns.int2;
import static dev.tradewind.warehouse.internal.schema.Columns.int4;
import static dev.tradewind.warehouse.internal.schema.Columns.int8;
import static dev.tradewind.warehouse.internal.schema.Columns.loadId;
import static dev.tradewind.warehouse.internal.schema.Columns.money;
import static dev.tradewind.warehouse.internal.schema.Columns.observedAt;
import static dev.tradewind.warehouse.internal.schema.Columns.platformKey;
import static dev.tradewind.warehouse.internal.schema.Columns.rate;
import static dev.tradewind.warehouse.internal.schema.Columns.sha256;
import static dev.tradewind.warehouse.internal.schema.Columns.shopKey;
import static dev.tradewind.warehouse.internal.schema.Columns.sourceUpdatedAt;
import static dev.tradewind.warehouse.internal.schema.Columns.text;

/** The three facts. Their keys are natural: what the platform calls a thing, within a shop. */
public final class Facts {
    /** Order lines. */
    public static final TableDef FACT_ORDERS = TableDef.of(
                    "fact_orders",
                    "One row per order line, updated in place as the order lives. Amounts that the platform states for the"
                            + " whole order are allocated to its lines. net_amount = gross_amount - seller_discount_amount -"
                            + " platform_discount_amount + shipping_amount - shipping_discount_amount + other_charges_amount"
                            + " + (tax_amount unless tax_included); its sum over an order is what the buyer pays, before"
                            + " refunds. Money is missing, not 0, while the platform does not tell it.",
                    platformKey(),
                    shopKey(),
                    text("order_id", 128, "The platform's id of the order, unique within the shop"),
                    text("order_line_id", 255, "The platform's id of the line, unique within the order"),
                    customerKey(),
                    customerDurableKey(),
                    productKey(),
                    productDurableKey(),
                    dateKey("order_date_key", "Day of the order"),
                    dateKey("paid_date_key", "Day of payment"),
                    dateKey("shipped_date_key", "Day of shipment"),
                    dateKey("delivered_date_key", "Day of delivery"),
                    dateKey("cancelled_date_key", "Day of cancellation"),
                    dateKey("returned_date_key", "Day of return"),
                    int2("order_hour", "Hour of the order in the shop's zone, 0 to 23"),
                    text("order_number", 128, "What buyer and seller call the order"),
                    text("package_id", 128, "The parcel").orNull(),
                    int4("line_no", "Place of the line in the order, from 1"),
                    text("sku", 255, "The seller's own code as sold").orNull(),
                    text("title", 1000, "Title as sold").orNull(),
                    text("variant_title", 500, "Variant as sold").orNull(),
                    text("status", 24, "Normalized state of the line"),
                    text("order_status", 24, "Normalized state of the whole order"),
                    text("source_status", 64, "The platform's own word").orNull(),
                    text("fulfillment_type", 64, "Who ships, in the platform's own word")
                            .orNull(),
                    text("payment_method", 64, "How it was paid, in the platform's own word")
                            .orNull(),
                    text("cancellation_reason", 500, "Why it was cancelled, in the platform's words")
                            .orNull(),
                    text("return_reason", 500, "Why it was sent back, in the platform's words")
                            .orNull(),
                    int4("quantity", "Pieces ordered"),
                    int4("quantity_cancelled", "Pieces of them that were cancelled"),
                    int8("quantity_refunded", "Pieces of them that were paid back"),
                    currency("currency", "Currency of all amounts but net_amount_base, ISO 4217"),
                    money("unit_price", "Price of one piece before discounts; not additive")
                            .orNull(),
                    money("gross_amount", "Quantity times unit price").orNull(),
                    money("seller_discount_amount", "Discounts that the seller bears"),
                    money(
                            "platform_discount_amount",
                            "Discounts that the platform bears, coins and vouchers among them"),
                    money("shipping_amount", "Shipping charged to the buyer before shipping discounts"),
                    money("shipping_discount_amount", "Discounts on the shipping"),
                    money("tax_amount", "Taxes"),
                    flag("tax_included", "Whether prices already hold the taxes"),
                    money("other_charges_amount", "Tips, duties, order fees; may be negative"),
                    money("net_amount", "What the buyer pays for the line, before refunds")
                            .orNull(),
                    money("refund_amount", "Paid back: sum over wh_ledger; missing where that does not fit")
                            .orNull(),
                    money("commission_amount", "The platform's commission: sum over wh_ledger; missing until told")
                            .orNull(),
                    money("payment_fee_amount", "Fee for the payment: sum over wh_ledger; missing until told")
                            .orNull(),
                    money(
                                    "shipping_fee_amount",
                                    "Shipping that the seller bears: sum over wh_ledger; missing until told")
                            .orNull(),
                    currency("base_currency", "Currency of net_amount_base").orNull(),
                    rate("fx_rate", "base_currency for one of currency; not additive. No rates are loaded yet: yours")
                            .orNull(),
                    dateKey("fx_date_key", "Day of the rate"),
                    money(
                                    "net_amount_base",
                                    "net_amount times fx_rate, worked out anew by an edit; missing without a rate")
                            .orNull(),
                    instant("ordered_at", "When it was placed"),
                    instant("paid_at", "When it was paid").orNull(),
                    instant("shipped_at", "When it left").orNull(),
                    instant("delivered_at", "When it arrived").orNull(),
                    instant("cancelled_at", "When it was cancelled").orNull(),
                    instant("returned_at", "When it was returned").orNull(),
                    flag("is_deleted", "The platform says that the order is gone"),
                    // Stays when a newer version of the order says the same; wh_order has the newest.
                    sourceUpdatedAt().notContent(),
                    observedAt(),
                    sha256("row_hash", "Hash of what the platform told of the line"),
                    loadId(),
                    loadedAt())
            .key("shop_key", "order_id", "order_line_id")
            .index("order_date_key")
            .index("product_durable_key")
            .index("customer_durable_key");

    /** Traffic of a day. */
    public static final TableDef FACT_TRAFFIC = TableDef.of(
                    "fact_traffic",
                    "One row per shop, day, level, product (0 for the whole shop), buyer (0 for all), channel and device."
                            + " Rows of the two levels must not be added up. unique_visitors is not additive over days or"
                            + " products. A count that the platform does not tell is missing, not 0.",
                    platformKey(),
                    shopKey(),
                    dateKey("date_key", "The day"),
                    text("level", 8, "SHOP or PRODUCT"),
                    productDurableKey(),
                    productKey(),
                    customerDurableKey(),
                    customerKey(),
                    text("channel", 32, "Where it comes from: organic, sponsored, all, or the platform's own word"),
                    text("device", 16, "Device class, or all"),
                    int8("page_views", "Pages shown").orNull(),
                    int8("visits", "Sessions").orNull(),
                    int8("unique_visitors", "Visitors; not additive").orNull(),
                    int8("add_to_cart", "Pieces put into a cart").orNull(),
                    int8("wishlists", "Times put on a wish list").orNull(),
                    int8("orders_attributed", "Orders attributed").orNull(),
                    int8("units_attributed", "Pieces attributed").orNull(),
                    money("revenue_attributed", "Revenue attributed").orNull(),
                    int8("ad_impressions", "Times an ad was shown").orNull(),
                    int8("ad_clicks", "Clicks on ads").orNull(),
                    money("ad_spend", "What the ads cost").orNull(),
                    currency("currency", "Currency of revenue_attributed and ad_spend")
                            .orNull(),
                    sourceUpdatedAt(),
                    observedAt(),
                    sha256("row_hash", "Hash of the counts"),
                    Columns.recordId(),
                    Columns.feed(),
                    loadId(),
                    loadedAt())
            .key("shop_key", "date_key", "level", "product_durable_key", "customer_durable_key", "channel", "device");

    /** Business events. */
    public static final TableDef FACT_ACTIVITY = TableDef.of(
                    "fact_activity",
                    "One row per business event: status change, return, refund, payout, stock movement, review, chat, follow,"
                            + " coupon. An event that the platform restates is updated in place.",
                    platformKey(),
                    shopKey(),
                    text("activity_type", 40, "What happened, upper case: RETURN_OPENED"),
                    text(
                            "source_event_id",
                            255,
                            "The platform's id, or a hash of the event; unique within shop and type"),
                    customerKey(),
                    customerDurableKey(),
                    productKey(),
                    productDurableKey(),
                    dateKey("activity_date_key", "Day of the event"),
                    int2("activity_hour", "Hour of the event in the shop's zone, 0 to 23"),
                    text("order_id", 128, "The order it is about").orNull(),
                    text("order_line_id", 255, "The order line it is about").orNull(),
                    int8("quantity_delta", "Pieces or followers that came or went")
                            .orNull(),
                    int4("response_seconds", "Time until a chat was answered").orNull(),
                    money("amount", "Money that moved").orNull(),
                    currency("currency", "Currency of the amount").orNull(),
                    text("old_value", 255, "State before").orNull(),
                    text("new_value", 255, "State after").orNull(),
                    text("actor", 32, "Who acted: BUYER, SELLER, PLATFORM").orNull(),
                    instant("occurred_at", "When it happened"),
                    flag("is_deleted", "The platform says that the event is gone"),
                    sourceUpdatedAt(),
                    observedAt(),
                    sha256("row_hash", "Hash of the event"),
                    loadId(),
                    loadedAt())
            .key("shop_key", "activity_type", "source_event_id")
            .index("shop_key", "source_event_id")
            .index("activity_date_key")
            .index("shop_key", "order_id");

    private Facts() {}

    private static ColumnDef customerKey() {
        return int8("customer_key", "The buyer as he was then; dim_customer.customer_key")
                .orElse("0")
                .notContent();
    }

    private static ColumnDef customerDurableKey() {
        return int8("customer_durable_key", "The buyer; dim_customer.customer_durable_key")
                .orElse("0");
    }

    private static ColumnDef productKey() {
        return int8("product_key", "The variant as it was then; dim_product.product_key")
                .orElse("0")
                .notContent();
    }

    private static ColumnDef productDurableKey() {
        return int8("product_durable_key", "The variant; dim_product.product_durable_key")
                .orElse("0");
    }

    private static ColumnDef loadedAt() {
        return instant("loaded_at", "When the row was written last").notContent();
    }
}
