package dev.tradewind.warehouse.internal.schema;

/** Names the columns of a table, to be read as a sentence: {@code text("sku", 100, "Seller's own code").orNull()}. */
public final class Columns {
    private Columns() {}

    /** A key or a count of 64 bits. */
    public static ColumnDef int8(String name, String doc) {
        return column(name, ColumnType.LONG, 0, doc);
    }

    /** A number of 32 bits. */
    public static ColumnDef int4(String name, String doc) {
        return column(name, ColumnType.INT, 0, doc);
    }

    /** A number of 16 bits. */
    public static ColumnDef int2(String name, String doc) {
        return column(name, ColumnType.SHORT, 0, doc);
    }

    /** An amount of money. */
    public static ColumnDef money(String name, String doc) {
        return column(name, ColumnType.MONEY, 0, doc);
    }

    /** An exchange rate. */
    public static ColumnDef rate(String name, String doc) {
        return column(name, ColumnType.RATE, 0, doc);
    }

    /** A text of any length. */
    public static ColumnDef text(String name, String doc) {
        return column(name, ColumnType.TEXT, 0, doc);
    }

    /** A text of at most {@code size} characters. */
    public static ColumnDef text(String name, int size, String doc) {
        return column(name, ColumnType.TEXT, size, doc);
    }

    /** A SHA-256 hash as 64 lower-case hexadecimal digits. */
    public static ColumnDef sha256(String name, String doc) {
        return column(name, ColumnType.TEXT, 64, doc);
    }

    /** An ISO 4217 code. */
    public static ColumnDef currency(String name, String doc) {
        return column(name, ColumnType.TEXT, 3, doc);
    }

    /** An instant. */
    public static ColumnDef instant(String name, String doc) {
        return column(name, ColumnType.TIMESTAMP, 0, doc);
    }

    /** A calendar day. */
    public static ColumnDef day(String name, String doc) {
        return column(name, ColumnType.DATE, 0, doc);
    }

    /** True or false. */
    public static ColumnDef flag(String name, String doc) {
        return column(name, ColumnType.FLAG, 0, doc);
    }

    /** A day of dim_time, {@code yyyymmdd} in the shop's zone, 0 when it has not happened or is not known. */
    public static ColumnDef dateKey(String name, String doc) {
        return int4(name, doc + "; dim_time.date_key in the shop's zone, 0 when unknown or not happened")
                .orElse("0");
    }

    /** The shop that a row belongs to. */
    public static ColumnDef shopKey() {
        return int8("shop_key", "The shop; wh_shop.shop_key");
    }

    /** The platform that a row belongs to. */
    public static ColumnDef platformKey() {
        return int2("platform_key", "The platform; dim_platform.platform_key");
    }

    /** First half of a version: the platform's own time. */
    public static ColumnDef sourceUpdatedAt() {
        return instant(
                        "source_updated_at",
                        "Version, first half: the platform's own time of the last change; observed_at where it tells none")
                .contentUnlessObserved();
    }

    /** Second half of a version: our time. */
    public static ColumnDef observedAt() {
        return instant("observed_at", "Version, second half: when the request that brought it was started")
                .notContent();
    }

    /** Which record told the row, for rows that are looked up by it. */
    public static ColumnDef recordId() {
        return text("record_id", 512, "The id of the record that tells it, as the connector names it")
                .notContent();
    }

    /** Which feed brought the row, for feeds that replace what they bring. */
    public static ColumnDef feed() {
        return text("feed", 64, "The feed that brought it, where that feed replaces its part; empty otherwise")
                .orElse("''")
                .notContent();
    }

    /** Which commit wrote the row last. */
    public static ColumnDef loadId() {
        return int8("load_id", "The commit that wrote the row last").orElse("0").notContent();
    }

    private static ColumnDef column(String name, ColumnType type, int size, String doc) {
        return new ColumnDef(name, type, size, false, "", Content.ALWAYS, doc);
    }
}
