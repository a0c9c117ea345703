package dev.tradewind.warehouse.internal.schema;

import static dev.tradewind.warehouse.internal.schema.Columns.currency;
import static dev.tradewind.warehouse.internal.schema.Columns.flag;
import static dev.tradewind.warehouse.internal.schema.Columns.instant;
import static dev.tradewind.warehouse.internal.schema.Columns.int2;
import static dev.tradewind.warehouse.internal.schema.Columns.int4;
import static dev.tradewind.warehouse.internal.schema.Columns.int8;
import static dev.tradewind.warehouse.internal.schema.Columns.loadId;
import static dev.tradewind.warehouse.internal.schema.Columns.money;
import static dev.tradewind.warehouse.internal.schema.Columns.observedAt;
import static dev.tradewind.warehouse.internal.schema.Columns.platformKey;
import static dev.tradewind.warehouse.internal.schema.Columns.sha256;
import static dev.tradewind.warehouse.internal.schema.Columns.shopKey;
import static dev.tradewind.warehouse.internal.schema.Columns.sourceUpdatedAt;
import static dev.tradewind.warehouse.internal.schema.Columns.text;

/** The tables from which facts and dimensions are derived and guarded. Those of the sync engine are in {@link SyncTables}. */
public final class Controls {
    /** Migrations that were applied. */
    public static final TableDef WH_SCHEMA_VERSION = TableDef.of(
                    "wh_schema_version",
                    "One row per migration that was applied.",
                    int4("version", "Number of the migration, from 1"),
                    text("name", 100, "What it does"),
                    sha256("checksum", "SHA-256 of its script in the jar"),
                    instant("applied_at", "When"))
            .key("version")
            .notContent();

    /** Shops. */
    public static final TableDef WH_SHOP = TableDef.of(
                    "wh_shop",
                    "One row per shop that was ever synced.",
                    int8("shop_key", "Key: hash of platform and shop id"),
                    platformKey(),
                    text("source_shop_id", 64, "The platform's id of the account"),
                    text("name", 200, "Label for people"),
                    text("country", 2, "Country of the home market, ISO 3166 alpha-2"),
                    currency("currency", "Currency of the home market, ISO 4217"),
                    text("tz", 64, "Zone of the home market: the shop's days begin and end there"),
                    flag("active", "Whether it was part of the newest configuration"))
            .key("shop_key")
            .unique("platform_key", "source_shop_id");

    /** The guard of the order aggregate. */
    public static final TableDef WH_ORDER = TableDef.of(
                    "wh_order",
                    "One row per order: the version that fact_orders holds. A newer version replaces all lines.",
                    shopKey(),
                    text("order_id", 128, "The platform's id of the order"),
                    sourceUpdatedAt(),
                    observedAt(),
                    int4("lines", "Number of lines"),
                    text("header", "Amounts and facts that no line carries, as JSON"),
                    sha256("row_hash", "Hash of the whole order"),
                    text("status", 24, "Normalized state of the whole order"),
                    currency("currency", "Currency of the amounts"),
                    money("total", "What the buyer pays by the platform's account; missing while unknown")
                            .orNull(),
                    money("difference", "total minus the sum of net_amount; missing while one of these is")
                            .orNull(),
                    flag("balanced", "Whether the difference is known and 0; missing while total is")
                            .orNull(),
                    loadId())
            .key("shop_key", "order_id");

    /** Bookings. */
    public static final TableDef WH_LEDGER = TableDef.of(
                    "wh_ledger",
                    "One row per booking on the seller's account. Refund and fee columns of fact_orders are sums over it.",
                    shopKey(),
                    text("source", 40, "The book it stands in; ids are unique within it"),
                    text("entry_id", 255, "The platform's id, or a hash of the content and an ordinal"),
                    text("order_id", 128, "The order").orNull(),
                    text("order_line_id", 255, "The order line").orNull(),
                    text("kind", 24, "REFUND, COMMISSION, PAYMENT_FEE, SHIPPING_FEE, PAYOUT or OTHER"),
                    text("source_kind", 128, "The platform's own word for the kind"),
                    money("amount", "Refunds and fees are positive when they cost the seller"),
                    int4("quantity", "Pieces paid back").orNull(),
                    currency("currency", "Currency of the amount"),
                    instant("posted_at", "When it was booked").contentUnlessObserved(),
                    flag("is_deleted", "The platform does not list it any more"),
                    sourceUpdatedAt(),
                    observedAt(),
                    sha256("row_hash", "Hash of the booking"),
                    Columns.feed(),
                    loadId())
            .key("shop_key", "source", "entry_id")
            .index("shop_key", "order_id", "order_line_id");

    /** Stock by location. */
    public static final TableDef WH_STOCK = TableDef.of(
                    "wh_stock",
                    "One row per variant and location: pieces that lie there.",
                    shopKey(),
                    int8("product_durable_key", "The variant; dim_product.product_durable_key"),
                    text("location", 128, "The platform's id of the place, empty when there is only one"),
                    int8("quantity", "Pieces that can be sold"),
                    int8("reserved", "Pieces that are promised to buyers"),
                    flag("is_deleted", "The platform does not list it any more"),
                    sourceUpdatedAt(),
                    observedAt(),
                    sha256("row_hash", "Hash of the quantities"),
                    Columns.recordId(),
                    loadId())
            .key("shop_key", "product_durable_key", "location");

    /** Items whose products tell their stock. */
    public static final TableDef WH_ITEM_STOCK = TableDef.of(
                    "wh_item_stock",
                    "One row per item whose record lists its stock, or is deleted and has none: the newest version that did. Levels that are older are gone.",
                    shopKey(),
                    text("source_item_id", 128, "The platform's id of the item"),
                    sourceUpdatedAt(),
                    observedAt(),
                    loadId())
            .key("shop_key", "source_item_id");

    /** Records that are gone. */
    public static final TableDef WH_TOMBSTONE = TableDef.of(
                    "wh_tombstone",
                    "One row per record of which the platform said that it is gone. An older version does not revive it.",
                    shopKey(),
                    text("dataset", 20, "The dataset"),
                    text("record_id", 512, "The platform's id"),
                    sourceUpdatedAt(),
                    observedAt(),
                    loadId())
            .key("shop_key", "dataset", "record_id");

    /** States of products. */
    public static final TableDef WH_PRODUCT_VERSION = TableDef.of(
                    "wh_product_version",
                    "Every state of a variant that was seen, as far as dim_product keeps history of it: its rows are rebuilt"
                            + " from here, whatever the order of arrival.",
                    int8("product_durable_key", "The variant; dim_product.product_durable_key"),
                    sourceUpdatedAt(),
                    observedAt(),
                    sha256("row_hash", "Hash of the attributes below"),
                    text("title", 1000, "Title").orNull(),
                    text("brand", 255, "Brand").orNull(),
                    text("category_id", 64, "The platform's category").orNull(),
                    text("category_path", 1000, "Category in words").orNull(),
                    text("status", 24, "Normalized state"),
                    loadId())
            .key("product_durable_key", "source_updated_at", "row_hash");

    /** States of buyers. */
    public static final TableDef WH_CUSTOMER_VERSION = TableDef.of(
                    "wh_customer_version",
                    "Every state of a buyer that was seen: the rows of dim_customer are rebuilt from here, whatever the order"
                            + " of arrival.",
                    int8("customer_durable_key", "The buyer; dim_customer.customer_durable_key"),
                    sourceUpdatedAt(),
                    observedAt(),
                    sha256("row_hash", "Hash of the attributes below"),
                    sha256("email_hash", "SHA-256 of the lower-case address").orNull(),
                    sha256("phone_hash", "SHA-256 of the digits").orNull(),
                    text("display_name", 200, "Name").orNull(),
                    text("country", 2, "ISO 3166 alpha-2").orNull(),
                    text("region", 100, "State or province").orNull(),
                    text("city", 100, "City").orNull(),
                    text("postal_prefix", 12, "First characters of the postal code")
                            .orNull(),
                    flag("is_guest", "Bought without an account"),
                    flag("is_masked", "The platform hid parts of the values"),
                    flag("marketing_opt_in", "Agreed to advertising").orNull(),
                    loadId())
            .key("customer_durable_key", "source_updated_at", "row_hash");

    /** Keys that met. */
    public static final TableDef WH_KEY_COLLISION = TableDef.of(
                    "wh_key_collision",
                    "One row per natural key whose hash was taken by another: the key that it got instead.",
                    text("dimension", 20, "What the key is of: shop, product, customer"),
                    text("natural_key", 1000, "The natural key, its parts in order"),
                    int2("salt", "Number of the salt, from 1"),
                    int8("assigned_key", "The key that it got"),
                    text("holder", 1000, "The natural key that held the first one"))
            .key("dimension", "natural_key")
            .notContent();

    /** Records that could not be loaded. */
    public static final TableDef WH_REJECT = TableDef.of(
                    "wh_reject",
                    "One row per record that was delivered and cannot be used, with what the platform sent. Open until it is"
                            + " read again by id or waived.",
                    shopKey(),
                    text("dataset", 20, "The dataset"),
                    text("source_id", 512, "The platform's id, or a hash of the text"),
                    text("stage", 8, "FETCH, PARSE, MAP or LOAD"),
                    text("feed", 64, "The feed that delivered it, and is asked for it again; empty for a file")
                            .notContent(),
                    text("field", 200, "The field at fault, or empty"),
                    text("reason", "Why, without values of the record"),
                    text("raw", "What the platform sent"),
                    int4("attempts", "How often it was tried").orElse("1").notContent(),
                    instant("first_seen", "When it was met first").notContent(),
                    instant("last_seen", "When it was met last").notContent(),
                    instant("resolved_at", "When it was loaded after all")
                            .orNull()
                            .notContent(),
                    flag("waived", "Somebody decided to go without it"))
            .key("shop_key", "dataset", "source_id", "stage");

    /** Raw records. */
    public static final TableDef WH_RAW = TableDef.of(
                    "wh_raw",
                    "What the platform sent, newest version of each record; filled only when asked for.",
                    shopKey(),
                    text("dataset", 20, "The dataset"),
                    text("record_id", 512, "The platform's id"),
                    sourceUpdatedAt(),
                    observedAt(),
                    text("raw", "What the platform sent"))
            .key("shop_key", "dataset", "record_id")
            .notContent();

    /** What is proved to be there. */
    public static final TableDef SHOP_COVERAGE = TableDef.of(
                    "shop_coverage",
                    "One row per shop and dataset: from when to when it is proved complete. Join it to know what may be"
                            + " summed up.",
                    shopKey(),
                    text("dataset", 20, "The dataset"),
                    instant("complete_from", "Everything from here"),
                    instant("complete_to", "Up to here is read and explained"),
                    instant("settled_to", "Up to here is final"))
            .key("shop_key", "dataset")
            .notContent();

    private Controls() {}
}
