package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.ProductStatus;
import dev.tradewind.core.spi.Version;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.load.ProductRows.VariantRows;
import dev.tradewind.warehouse.internal.schema.Controls;
import dev.tradewind.warehouse.internal.schema.Dimensions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Loads items with their variants. Every version that was ever seen is kept in wh_product_version, also those that came
 * late; the rows of an item that a batch touches are written again from there. A variant that a version of its item does
 * not hold is deleted from that version on. The item as a whole is one of them, with an empty id.
 */
final class ProductLoad {
    private final Context context;
    private final Stage versions = new Stage(Stagings.S_PRODUCT_VERSION);
    private final Stage rows = new Stage(Stagings.S_PRODUCT);
    private final ProductMapper mapper;
    private final Map<String, List<ProductRows>> items = new TreeMap<>();

    ProductLoad(Context context) {
        this.context = context;
        this.mapper = new ProductMapper(context, versions, rows);
    }

    /** Takes a product in. Throws {@link Unfit} when a table cannot hold it. */
    void add(LoadItem item) {
        ProductRows product = mapper.rows(
                item, Dataset.PRODUCTS.type().cast(item.change().record().orElseThrow()));
        items.computeIfAbsent(product.id(), id -> new ArrayList<>()).add(product);
    }

    ProductMapper mapper() {
        return mapper;
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** Before the lock. */
    void stage(Tx tx) throws SQLException {
        items.values().stream()
                .flatMap(List::stream)
                .flatMap(product -> product.variants().stream())
                .collect(Collectors.groupingBy(VariantRows::durableKey))
                .values()
                .forEach(variant -> {
                    Versions distinct = new Versions(List.of());
                    variant.forEach(each -> distinct.add(each.version()));
                    versions.addAll(distinct.inOrder());
                });
        if (!versions.isEmpty()) {
            versions.write(tx);
        }
    }

    /** Writes the history of every item that the batch touches. */
    void merge(Tx tx, Tombstones tombstones) throws SQLException {
        Stage touched = new Stage(Stagings.S_ITEM);
        items.keySet().forEach(id -> touched.add(touched.row().set("source_item_id", id)));
        tombstones.ids(Dataset.PRODUCTS).stream()
                .filter(id -> !items.containsKey(id))
                .forEach(id -> touched.add(touched.row().set("source_item_id", id)));
        touched.write(tx);
        if (versions.isEmpty()) {
            versions.write(tx);
        }
        Script.run(
                tx,
                Upsert.of(Controls.WH_PRODUCT_VERSION, Stagings.S_PRODUCT_VERSION, Map.of(), "where true", Map.of())
                        + " where excluded.observed_at > t.observed_at");
        Map<String, Version> gone = gone(tx);
        Map<String, List<Row>> there = there(tx);
        Map<Long, List<Row>> stored = stored(tx);
        DimensionMerge merge = new DimensionMerge(AsOf.PRODUCT, Dimensions.DIM_PRODUCT, Stagings.S_PRODUCT);
        for (Row row : touched.rows()) {
            String id = row.text("source_item_id");
            List<ProductRows> batch = items.getOrDefault(id, List.of());
            Map<Long, List<Row>> rowsOf = there.getOrDefault(id, List.of()).stream()
                    .collect(Collectors.groupingBy(variant -> variant.key("product_durable_key")));
            Map<Long, Row> templates = templates(batch, rowsOf, stored);
            NavigableSet<Version> all = told(templates.keySet(), stored);
            if (gone.containsKey(id)) {
                all.add(gone.get(id));
            }
            boolean changed = merge(merge, templates, rowsOf, stored, all);
            tombstones.count(batch.stream().map(ProductRows::item).toList(), version -> outcome(version, all, changed));
        }
        merge.write(tx);
    }

    /** What dim_product holds of each variant beside its history: as the newest version tells that has the variant. */
    private static Map<Long, Row> templates(
            List<ProductRows> batch, Map<Long, List<Row>> rowsOf, Map<Long, List<Row>> stored) {
        Map<Long, Row> templates = new TreeMap<>();
        Map<Long, Version> newest = new HashMap<>();
        rowsOf.forEach((key, of) -> templates.put(key, of.get(0)));
        for (ProductRows product : batch) {
            Version version = product.item().change().version();
            for (VariantRows variant : product.variants()) {
                long key = variant.durableKey();
                boolean isNewest = stored.getOrDefault(key, List.of()).stream()
                        .allMatch(row -> Versions.version(row).compareTo(version) <= 0);
                if (isNewest && newest.getOrDefault(key, version).compareTo(version) <= 0) {
                    newest.put(key, version);
                    templates.put(key, kept(variant.template(), rowsOf.get(key)));
                }
                templates.putIfAbsent(key, variant.template());
            }
        }
        return templates;
    }

    /** The versions of an item in which it had any of some variants. */
    private static NavigableSet<Version> told(Set<Long> variants, Map<Long, List<Row>> stored) {
        return variants.stream()
                .flatMap(key -> stored.getOrDefault(key, List.of()).stream())
                .map(Versions::version)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean merge(
            DimensionMerge merge,
            Map<Long, Row> templates,
            Map<Long, List<Row>> rowsOf,
            Map<Long, List<Row>> stored,
            NavigableSet<Version> all) {
        boolean changed = false;
        for (Map.Entry<Long, Row> variant : templates.entrySet()) {
            long key = variant.getKey();
            List<State> states = states(stored.getOrDefault(key, List.of()), all);
            if (!states.isEmpty()) {
                List<Row> wanted = History.rows(states, ProductMapper.HISTORY, "product_key", key, variant.getValue());
                changed |= merge.compare(key, rowsOf.getOrDefault(key, List.of()), wanted);
            }
        }
        return changed;
    }

    /** What a variant was at each version of its item: as told, or deleted where the version does not hold it. */
    private static List<State> states(List<Row> told, NavigableSet<Version> all) {
        Map<Version, Row> byVersion = new HashMap<>();
        told.stream()
                .sorted(Comparator.comparing(row -> row.text("row_hash")))
                .forEach(row -> byVersion.put(Versions.version(row), row));
        List<State> states = new ArrayList<>();
        Row last = null;
        for (Version version : all) {
            Row row = byVersion.get(version);
            if (row == null && last != null) {
                row = last.copy().set("status", ProductStatus.DELETED.name());
            }
            if (row != null) {
                states.add(new State(version, ProductMapper.hash(row), row));
                last = row;
            }
        }
        return states;
    }

    /** A new template with what other records have told. */
    private static Row kept(Row template, @Nullable List<Row> there) {
        if (there != null) {
            for (String column : List.of("promo_type", "stock_on_hand", "stock_at")) {
                template.set(column, there.get(0).get(column));
            }
        }
        return template;
    }

    /** What the receipt says of a version, when all that was ever said of its item is known. */
    private static Outcome outcome(Version version, NavigableSet<Version> all, boolean changed) {
        return all.higher(version) != null ? Outcome.STALE : changed ? Outcome.WRITTEN : Outcome.UNCHANGED;
    }

    private Map<String, Version> gone(Tx tx) throws SQLException {
        record Gone(String id, Version version) {}
        return Script.rows(
                        tx,
                        "select x.record_id, x.source_updated_at, x.observed_at from {wh_tombstone} x"
                                + " join {s_item} s on s.source_item_id = x.record_id"
                                + " where x.dataset = 'products' and x.shop_key = "
                                + context.batch().shopKey(),
                        cells -> new Gone(cells.get(String.class), cells.version()))
                .stream()
                .collect(Collectors.toMap(Gone::id, Gone::version));
    }

    private Map<String, List<Row>> there(Tx tx) throws SQLException {
        return Script.rows(
                        tx,
                        rows,
                        "from {dim_product} t join {s_item} s on s.source_item_id = t.source_item_id where t.shop_key = "
                                + context.batch().shopKey())
                .stream()
                .collect(Collectors.groupingBy(row -> row.text("source_item_id")));
    }

    /** After the versions of the batch are merged. */
    private Map<Long, List<Row>> stored(Tx tx) throws SQLException {
        return Script.rows(
                        tx,
                        versions,
                        "from {wh_product_version} t where t.product_durable_key in (select d.product_durable_key"
                                + " from {dim_product} d join {s_item} s on s.source_item_id = d.source_item_id"
                                + " where d.shop_key = " + context.batch().shopKey()
                                + " union all select v.product_durable_key from {s_product_version} v)")
                .stream()
                .collect(Collectors.groupingBy(row -> row.key("product_durable_key")));
    }
}
