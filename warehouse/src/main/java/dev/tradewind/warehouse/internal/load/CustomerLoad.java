package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.Customer;
import dev.tradewind.core.spi.Version;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Controls;
import dev.tradewind.warehouse.internal.schema.Dimensions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Loads buyers. Every version that was ever seen is kept in wh_customer_version, also those that came late; the rows of a
 * buyer that a batch touches are written again from there. Of a buyer who is gone nothing older than that is kept.
 */
final class CustomerLoad {
    private final Context context;
    private final Stage versions = new Stage(Stagings.S_CUSTOMER_VERSION);
    private final Stage rows = new Stage(Stagings.S_CUSTOMER);
    private final Map<String, List<Seen>> customers = new TreeMap<>();

    /** One version of a buyer in the batch. */
    private record Seen(LoadItem item, Row version) {}

    CustomerLoad(Context context) {
        this.context = context;
    }

    /** Takes a buyer in. Throws {@link Unfit} when a table cannot hold him. */
    void add(LoadItem item) {
        Customer customer = Dataset.CUSTOMERS.type().cast(item.change().record().orElseThrow());
        if (!customer.id().equals(item.change().id()) || customer.id().isEmpty()) {
            throw new Unfit("id", "is empty, or the record has another id than its change");
        }
        named(customer.id());
        customers.computeIfAbsent(customer.id(), id -> new ArrayList<>()).add(new Seen(item, version(item, customer)));
    }

    boolean isEmpty() {
        return customers.isEmpty();
    }

    /** Before the lock. */
    void stage(Tx tx) throws SQLException {
        customers.values().forEach(seen -> {
            Versions distinct = new Versions(List.of());
            seen.forEach(each -> distinct.add(each.version()));
            versions.addAll(distinct.inOrder());
        });
        if (!versions.isEmpty()) {
            versions.write(tx);
        }
    }

    /** Writes the history of every buyer that the batch touches. */
    void merge(Tx tx, Tombstones tombstones) throws SQLException {
        Stage touched = new Stage(Stagings.S_KEY);
        tombstones.ids(Dataset.CUSTOMERS).forEach(id -> customers.putIfAbsent(id, List.of()));
        customers
                .keySet()
                .forEach(id ->
                        touched.add(touched.row().set("key", context.keys().customer(id))));
        touched.write(tx);
        Map<Long, Version> gone = gone(tx);
        if (!versions.isEmpty()) {
            Script.run(
                    tx,
                    Upsert.of(
                                    Controls.WH_CUSTOMER_VERSION,
                                    Stagings.S_CUSTOMER_VERSION,
                                    Map.of(),
                                    "where true",
                                    Map.of())
                            + " where excluded.observed_at > t.observed_at");
        }
        forget(tx);
        Map<Long, List<Row>> there = byKey(Script.rows(
                tx, rows, "from {dim_customer} t where t.customer_durable_key in (select key from {s_key})"));
        Map<Long, List<Row>> stored = byKey(Script.rows(
                tx,
                versions,
                "from {wh_customer_version} t where t.customer_durable_key in (select key from {s_key})"));
        DimensionMerge merge = new DimensionMerge(AsOf.CUSTOMER, Dimensions.DIM_CUSTOMER, Stagings.S_CUSTOMER);
        customers.forEach((id, seen) -> {
            long key = context.keys().customer(id);
            List<Row> old = there.getOrDefault(key, List.of());
            List<Row> told = stored.getOrDefault(key, List.of());
            boolean changed = merge.compare(key, old, wanted(id, key, old, told));
            tombstones.count(
                    seen.stream().map(Seen::item).toList(), version -> outcome(version, told, gone.get(key), changed));
        });
        merge.write(tx);
    }

    private List<Row> wanted(String id, long key, List<Row> old, List<Row> told) {
        Row template = named(id);
        if (!old.isEmpty()) {
            template.set("first_order_date_key", old.get(0).get("first_order_date_key"));
        }
        if (told.isEmpty()) {
            // Gone, and perhaps still named by orders: Inferred removes the row when it is not.
            return old.isEmpty() ? List.of() : List.of(History.inferred("customer_key", key, template));
        }
        return History.rows(CustomerStates.of(told), CustomerStates.HISTORY, "customer_key", key, template);
    }

    /** What dim_customer holds of a buyer beside his history and what other records tell. */
    Row named(String id) {
        return context.row(rows)
                .set("customer_durable_key", context.keys().customer(id))
                .set("customer_id", id)
                .set("is_guest", false)
                .set("is_masked", true)
                .set("first_order_date_key", 0);
    }

    private Row version(LoadItem item, Customer customer) {
        Row row = context.row(versions)
                .set("customer_durable_key", context.keys().customer(customer.id()))
                .version(item.change().version())
                .set("email_hash", customer.emailHash())
                .set("phone_hash", customer.phoneHash())
                .clip("display_name", customer.displayName())
                .set("country", customer.country())
                .clip("region", customer.region())
                .clip("city", customer.city())
                .clip("postal_prefix", customer.postalPrefix())
                .set("is_guest", customer.guest())
                .set("is_masked", customer.masked())
                .set("marketing_opt_in", customer.marketingOptIn());
        return row.set("row_hash", CustomerStates.hash(row));
    }

    /** Drops what was told before the word that a buyer is gone. */
    private void forget(Tx tx) throws SQLException {
        Script.run(
                tx,
                "delete from {wh_customer_version} as t using (select distinct d.customer_durable_key,"
                        + " x.source_updated_at, x.observed_at from {wh_tombstone} x"
                        + " join {s_customer} d on d.customer_id = x.record_id"
                        + " where x.dataset = 'customers' and x.shop_key = "
                        + context.batch().shopKey() + ") g"
                        + " where t.customer_durable_key = g.customer_durable_key"
                        + " and (t.source_updated_at, t.observed_at) < (g.source_updated_at, g.observed_at)");
    }

    private Map<Long, Version> gone(Tx tx) throws SQLException {
        Stage names = new Stage(Stagings.S_CUSTOMER);
        customers.keySet().forEach(id -> names.add(named(id)));
        names.write(tx);
        record Gone(long key, Version version) {}
        return Script.rows(
                        tx,
                        "select d.customer_durable_key, x.source_updated_at, x.observed_at from {wh_tombstone} x"
                                + " join {s_customer} d on d.customer_id = x.record_id"
                                + " where x.dataset = 'customers' and x.shop_key = "
                                + context.batch().shopKey(),
                        cells -> new Gone(cells.get(Long.class), cells.version()))
                .stream()
                .collect(Collectors.toMap(Gone::key, Gone::version));
    }

    private static Outcome outcome(Version version, List<Row> told, @Nullable Version gone, boolean changed) {
        boolean stale = gone != null && gone.compareTo(version) > 0
                || told.stream().anyMatch(row -> Versions.version(row).compareTo(version) > 0);
        return stale ? Outcome.STALE : changed ? Outcome.WRITTEN : Outcome.UNCHANGED;
    }

    private static Map<Long, List<Row>> byKey(List<Row> rows) {
        return rows.stream().collect(Collectors.groupingBy(row -> row.key("customer_durable_key")));
    }
}
