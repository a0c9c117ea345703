package dev.tradewind.warehouse.internal.schema;

import static dev.tradewind.warehouse.internal.schema.Columns.currency;
import static dev.tradewind.warehouse.internal.schema.Columns.dateKey;
import static dev.tradewind.warehouse.internal.schema.Columns.day;
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

/**
 * The four dimensions. Every one has row 0 (unknown, none or not happened) and row -1 (invalid), so that no fact needs a null
 * key.
 */
public final class Dimensions {
    /** Selling platforms. */
    public static final TableDef DIM_PLATFORM = TableDef.of(
                    "dim_platform",
                    "One row per selling platform. Keys 1 to 6 are fixed for ever; another platform gets the next key from 1000 up.",
                    int2("platform_key", "Key: 1 Lazada, 2 Shopee, 3 Shopify, 4 Amazon, 5 WooCommerce, 6 TikTok Shop"),
                    text("code", 20, "Code, such as lazada"),
                    text("name", 60, "Name for people"),
                    flag("is_marketplace", "Whether many sellers share it"))
            .key("platform_key")
            .unique("code");

    /** Calendar days. */
    public static final TableDef DIM_TIME = TableDef.of(
                    "dim_time",
                    "One row per calendar day from 2015-01-01 to 2040-12-31. A fact's day is that of the shop's own zone.",
                    int4("date_key", "Key: yyyymmdd; 0 unknown or not happened, -1 invalid"),
                    day("full_date", "The day; missing in rows 0 and -1").orNull(),
                    int2("year", "Year"),
                    int2("quarter", "Quarter, 1 to 4"),
                    int2("month", "Month, 1 to 12"),
                    text("month_name", 12, "English name of the month"),
                    int4("year_month", "yyyymm"),
                    int2("iso_year", "Year of the ISO week"),
                    int2("iso_week", "ISO week, 1 to 53"),
                    day("iso_week_start", "Monday of the ISO week").orNull(),
                    int2("day_of_month", "Day of the month, 1 to 31"),
                    int2("day_of_week", "1 Monday to 7 Sunday"),
                    text("day_name", 12, "English name of the day"),
                    flag("is_weekend", "Saturday or Sunday"),
                    flag("is_month_end", "Last day of the month"),
                    text(
                            "mega_sale_tag",
                            20,
                            "Sale day on which day and month are the same number: 9.9, 11.11; empty otherwise"))
            .key("date_key");

    /** Buyers, slowly changing. */
    public static final TableDef DIM_CUSTOMER = TableDef.of(
                    "dim_customer",
                    "Buyers, one row per buyer and state (slowly changing, type 2). A fact carries the key of the row that was"
                            + " valid at its time, and customer_durable_key for counting people.",
                    int8("customer_key", "Key of this state: hash of the durable key and valid_from")
                            .notContent(),
                    int8(
                            "customer_durable_key",
                            "Key of the buyer in all states: hash of platform, shop and customer id"),
                    platformKey(),
                    shopKey(),
                    text("customer_id", 128, "The platform's id, unique within the shop"),
                    sha256("email_hash", "SHA-256 of the lower-case address").orNull(),
                    sha256("phone_hash", "SHA-256 of the digits").orNull(),
                    text("display_name", 200, "Name, masked unless the user asked otherwise")
                            .orNull(),
                    text("country", 2, "ISO 3166 alpha-2").orNull(),
                    text("region", 100, "State or province").orNull(),
                    text("city", 100, "City").orNull(),
                    text("postal_prefix", 12, "First characters of the postal code")
                            .orNull(),
                    flag("is_guest", "Bought without an account"),
                    flag("is_masked", "The platform hid parts of the values"),
                    dateKey("first_order_date_key", "Day of the first order (type 1)"),
                    flag("marketing_opt_in", "Agreed to advertising; missing when not told")
                            .orNull(),
                    validFrom(),
                    validTo(),
                    isCurrent(),
                    sha256("row_hash", "Hash of the attributes of this state"),
                    isInferred(),
                    sourceUpdatedAt(),
                    observedAt(),
                    loadId())
            .key("customer_key")
            .index("customer_durable_key", "valid_from")
            .index("shop_key", "customer_id");

    /** What can be sold, slowly changing. */
    public static final TableDef DIM_PRODUCT = TableDef.of(
                    "dim_product",
                    "What can be sold, one row per variant and state (slowly changing, type 2 on title, brand, category and"
                            + " status; all else is type 1, the newest value in every row). Each item with variants has a"
                            + " row of its own beside theirs, to which advertising and reviews of the whole item point:"
                            + " count products where not is_item.",
                    int8("product_key", "Key of this state: hash of the durable key and valid_from")
                            .notContent(),
                    int8(
                            "product_durable_key",
                            "Key of the variant in all states: hash of platform, shop, item and variant"),
                    platformKey(),
                    shopKey(),
                    text("source_item_id", 128, "The platform's id of the item"),
                    text("source_variant_id", 128, "The platform's id of the variant, empty when there is none"),
                    flag(
                                    "is_item",
                                    "The item as a whole, beside its variants: has title, brand, category, status and rating, no price"
                                            + " and no stock")
                            .orElse("false"),
                    text("sku", 255, "The seller's own code: the join across platforms")
                            .orNull(),
                    text("gtin", 64, "EAN, UPC or ISBN").orNull(),
                    text("asin", 20, "Amazon's code").orNull(),
                    text("title", 1000, "Title (type 2)").orNull(),
                    text("variant_title", 500, "What sets the variant apart").orNull(),
                    text("brand", 255, "Brand (type 2)").orNull(),
                    text("category_id", 64, "The platform's category (type 2)").orNull(),
                    text("category_path", 1000, "Category in words, separated by ' > ' (type 2)")
                            .orNull(),
                    text("status", 24, "Normalized state (type 2)"),
                    text("source_status", 64, "The platform's own word").orNull(),
                    money("list_price", "Price before promotions").orNull(),
                    money("sale_price", "Price now, missing when that is the list price")
                            .orNull(),
                    currency("currency", "Currency of the prices, ISO 4217").orNull(),
                    int4("weight_g", "Weight in grams").orNull(),
                    flag("is_bundle", "Made of other products"),
                    rate("rating", "Mean review score, 0 to 5").orNull(),
                    int8("review_count", "Number of reviews").orNull(),
                    text("promo_type", 64, "Kind of promotion, from a mapping file")
                            .orNull(),
                    int8("stock_on_hand", "Sum over the locations of wh_stock; missing where that does not fit")
                            .orNull(),
                    instant("stock_at", "Version of that sum").orNull().notContent(),
                    validFrom(),
                    validTo(),
                    isCurrent(),
                    sha256("row_hash", "Hash of the type 2 attributes of this state"),
                    isInferred(),
                    sourceUpdatedAt(),
                    observedAt(),
                    loadId())
            .key("product_key")
            .index("product_durable_key", "valid_from")
            .index("shop_key", "source_item_id", "source_variant_id")
            .index("sku");

    private Dimensions() {}

    private static ColumnDef validFrom() {
        return instant(
                        "valid_from",
                        "First instant of this state: the platform's time; 1970-01-01 for a first state without one")
                .contentUnlessObserved();
    }

    private static ColumnDef validTo() {
        return instant("valid_to", "First instant after this state, 9999-12-31 while it lasts")
                .notContent();
    }

    private static ColumnDef isCurrent() {
        return flag("is_current", "Whether this is the newest state");
    }

    private static ColumnDef isInferred() {
        return flag("is_inferred", "Known only because a fact named it; filled in when the platform tells more");
    }
}
