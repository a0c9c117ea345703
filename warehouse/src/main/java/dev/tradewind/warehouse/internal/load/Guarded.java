package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.spi.Version;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Loads a table whose rows carry their own version: a newer version of a row takes its place; one that says the same only
 * raises the version, and leaves what says when the row was written.
 */
final class Guarded {
    private static final List<String> TRACES = List.of("load_id", "loaded_at");

    private final Context context;
    private final TableDef table;
    private final String dataset;
    private final Stage stage;
    private final Fold<Entry> fold;
    private final List<Entry> entries = new ArrayList<>();

    /** A row and the record that it comes from; not whole when the record is counted elsewhere. */
    private record Entry(LoadItem item, Row row, boolean whole) {}

    /**
     * @param dataset whose tombstones concern the table
     */
    Guarded(Context context, TableDef table, TableDef staging, String dataset) {
        this.context = context;
        this.table = table;
        this.dataset = dataset;
        this.stage = new Stage(staging);
        this.fold = new Fold<>(Entry::item, entry -> entry.row().text("row_hash"), entry -> {
            if (entry.whole()) {
                context.tally().count(entry.item(), Outcome.FOLDED);
            }
        });
    }

    /** An empty row with the record's version. */
    Row row(LoadItem item) {
        return context.row(stage).version(item.change().version());
    }

    /** Takes in the row of a record. */
    void add(LoadItem item, Row row) {
        add(new Entry(item, row.set("record_id", item.change().id()), true));
    }

    /** Takes in a row that is only a part of a record. */
    void addPart(LoadItem item, String recordId, Row row) {
        add(new Entry(item, row.set("record_id", recordId), false));
    }

    private void add(Entry entry) {
        fold.add(
                table.primaryKey().stream()
                        .map(column -> ContentHash.of(entry.row().get(column)))
                        .collect(Collectors.joining()),
                entry);
    }

    boolean isEmpty() {
        return fold.newest().isEmpty();
    }

    /** The rows that are to be merged. */
    List<Row> rows() {
        return fold.newest().stream().map(Entry::row).toList();
    }

    /** Before the lock. */
    void stage(Tx tx) throws SQLException {
        if (isEmpty()) {
            return;
        }
        for (Entry entry : fold.newest()) {
            stage.add(entry.row().set("item", entries.size()));
            entries.add(entry);
        }
        stage.write(tx);
    }

    /** Counts what will become of the rows. After the tombstones of the batch are there, and before {@link #merge}. */
    void judge(Tx tx, Tombstones tombstones) throws SQLException {
        record Judged(int item, Held held) {}
        String on = table.primaryKey().stream()
                .map(column -> "t." + column + " = s." + column)
                .collect(Collectors.joining(" and "));
        List<Judged> judged = Script.rows(
                tx,
                "select s.item, t.row_hash, t.source_updated_at, t.observed_at, x.source_updated_at, x.observed_at from {"
                        + stage.table().name() + "} s left join {" + table.name() + "} t on " + on + tombstone(),
                cells -> {
                    int item = cells.get(Integer.class);
                    String hash = cells.orNull(String.class);
                    return new Judged(item, new Held(cells.versionOrNull(), hash, cells.versionOrNull()));
                });
        for (Judged each : judged) {
            Entry entry = entries.get(each.item());
            Version version = entry.item().change().version();
            if (entry.whole()) {
                tombstones.count(
                        entry.item(), each.held().outcome(version, entry.row().text("row_hash")));
            }
        }
    }

    /**
     * Merges what is newer.
     *
     * @param instead expressions for columns that do not come from the staging table as they are
     * @param joins joins that these need
     */
    void merge(Tx tx, Map<String, String> instead, String joins) throws SQLException {
        if (isEmpty()) {
            return;
        }
        boolean marks =
                table.columns().stream().anyMatch(column -> column.name().equals("is_deleted"));
        Map<String, String> expressions = new HashMap<>(instead);
        String gone = "x.record_id is not null and (x.source_updated_at, x.observed_at)"
                + " > (s.source_updated_at, s.observed_at)";
        if (marks) {
            expressions.put("is_deleted", "(" + gone + ")");
        }
        String same = "t.row_hash = excluded.row_hash" + (marks ? " and t.is_deleted = excluded.is_deleted" : "");
        List<String> traces = new ArrayList<>();
        TRACES.stream()
                .filter(trace -> table.columns().stream()
                        .anyMatch(column -> column.name().equals(trace)))
                .forEach(trace -> traces.add(
                        trace + " = case when " + same + " then t." + trace + " else excluded." + trace + " end"));
        Script.run(
                tx,
                Upsert.of(
                                table,
                                stage.table(),
                                expressions,
                                joins + tombstone() + " where " + (marks ? "true" : "not (" + gone + ")"),
                                TRACES)
                        + traces.stream().map(trace -> ", " + trace).collect(Collectors.joining())
                        + " where (excluded.source_updated_at, excluded.observed_at)"
                        + " > (t.source_updated_at, t.observed_at) or (excluded.source_updated_at = t.source_updated_at"
                        + " and excluded.observed_at = t.observed_at and excluded.row_hash > t.row_hash)");
    }

    private String tombstone() {
        return " left join {wh_tombstone} x on x.shop_key = s.shop_key and x.dataset = '" + dataset
                + "' and x.record_id = s.record_id";
    }
}
