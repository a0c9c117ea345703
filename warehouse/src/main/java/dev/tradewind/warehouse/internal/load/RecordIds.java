package dev.tradewind.warehouse.internal.load;

/** The ids of changes as SQL, where a table does not keep them. */
final class RecordIds {
    /**
     * All rows of fact_traffic with their ids: {@code level/item/channel/device/date}, the item as {@code item/variant} or
     * {@code item}, and nothing for a shop.
     */
    static final String TRAFFIC = "select f.shop_key, f.date_key, f.level, f.product_durable_key, f.channel, f.device,"
            + " f.level || '/' || coalesce(d.source_item_id, '') || case when d.source_variant_id <> '' then '/' ||"
            + " d.source_variant_id else '' end || '/' || f.channel || '/' || f.device || '/' || "
            + date("f.date_key") + " as record_id from {fact_traffic} f left join {dim_product} d"
            + " on d.product_durable_key = f.product_durable_key and d.is_current and d.product_durable_key <> 0";

    /** Joins {@link #TRAFFIC}, alias {@code i}, to fact_traffic, alias {@code t}. */
    static final String SAME_DAY = "t.shop_key = i.shop_key and t.date_key = i.date_key and t.level = i.level"
            + " and t.product_durable_key = i.product_durable_key and t.channel = i.channel and t.device = i.device";

    private RecordIds() {}

    private static String date(String key) {
        String text = "cast(" + key + " as varchar)";
        return "substr(" + text + ", 1, 4) || '-' || substr(" + text + ", 5, 2) || '-' || substr(" + text + ", 7, 2)";
    }
}
