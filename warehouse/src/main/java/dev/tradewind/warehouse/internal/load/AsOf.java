package dev.tradewind.warehouse.internal.load;

import dev.tradewind.warehouse.internal.schema.Dialect;

/**
 * Which state of a dimension a fact points to: the one that was valid at the fact's time, and the first one for facts that
 * are older than all states.
 *
 * @param dimension the dimension's table
 * @param key its key
 * @param durableKey the key of all states together
 */
record AsOf(String dimension, String key, String durableKey) {
    static final AsOf PRODUCT = new AsOf("dim_product", "product_key", "product_durable_key");
    static final AsOf CUSTOMER = new AsOf("dim_customer", "customer_key", "customer_durable_key");

    /**
     * A left join, alias {@code r}, with the state of each row.
     *
     * @param durableKeys a query of all durable keys that are needed
     * @param key the row's durable key
     * @param at the row's time
     */
    String join(String r, String durableKeys, String key, String at) {
        return " left join (" + ranges(durableKeys) + ") " + r + " on " + matches(r, key, at);
    }

    /** Left joins with the states of buyers, alias {@code c}, and products, alias {@code p}, of a staging table's rows. */
    static String states(String staging, String at) {
        return CUSTOMER.join("c", "select customer_durable_key from {" + staging + "}", "s.customer_durable_key", at)
                + PRODUCT.join("p", "select product_durable_key from {" + staging + "}", "s.product_durable_key", at);
    }

    /**
     * Points facts to the states as they are now.
     *
     * @param fact the fact's table, alias {@code f}
     * @param at the fact's time
     * @param durableKeys a query of the durable keys whose states have changed
     */
    String repoint(String fact, String at, String durableKeys) {
        return "update {" + fact + "} as f set " + key + " = r.key from (" + ranges(durableKeys) + ") r where "
                + matches("r", "f." + durableKey, at) + " and f." + key + " <> r.key";
    }

    /** The instant at which a row of fact_traffic looks up its dimensions: the start of its day in UTC. */
    static String dayOf(Dialect dialect, String dateKey) {
        String text = "cast(" + dateKey + " as varchar)";
        return dialect == Dialect.DUCKDB
                ? "try_strptime(" + text + ", '%Y%m%d')"
                : "(to_timestamp(nullif(" + text + ", '0'), 'YYYYMMDD')::timestamp at time zone 'UTC')";
    }

    private String ranges(String durableKeys) {
        return "select d." + durableKey + " as durable, d." + key + " as key, d.valid_to as ends,"
                + " lag(d.valid_to) over (partition by d." + durableKey + " order by d.valid_to) as starts"
                + " from {" + dimension + "} d where d." + durableKey + " in (" + durableKeys + ")";
    }

    private static String matches(String r, String key, String at) {
        return r + ".durable = " + key + " and " + at + " < " + r + ".ends and (" + r + ".starts is null or " + at
                + " >= " + r + ".starts)";
    }
}
