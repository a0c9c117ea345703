package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.spi.Version;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loads a table whose rows carry their own version: a newer version of a row takes its place; one that says the same only
 * raises the version, and leaves what says when the row was written.
 */
final class Guarded {
    private static final List<String> TRACES = List.of("load_id", "loaded_at");

    private final Context context;
    private final TableDef table;
    private final @Nullable Mutable mutable;
    private final String dataset;
    private final Stage stage;
    private final Fold<Entry> fold;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * A part of a table's primary key that a newer version of the same record may change: then the older row goes.
     *
     * @param column the part
     * @param id another part, which is the record's id where that is so for the record
     */
    record Mutable(String column, String id) {}

    /** A row and the record that it comes from; not whole when the record is counted elsewhere. */
    private record Entry(LoadItem item, Row row, boolean whole) {}

    /**
     * @param dataset whose tombstones concern the table
     */
    Guarded(Context context, TableDef table, TableDef staging, String dataset) {
        this(context, table, staging, dataset, null);
    }

    Guarded(Context context, TableDef table, TableDef staging, String dataset, @Nullable Mutable mutable) {
        this.context = context;
        this.table = table;
        this.mutable = mutable;
        this.dataset = dataset;
        this.stage = new Stage(staging);
        this.fold = fold();
    }

    private Fold<Entry> fold() {
        return new Fold<>(Entry::item, entry -> entry.row().text("row_hash"), entry -> {
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
        fold.add(key(entry, table.primaryKey().stream()), entry);
    }

    private static String key(Entry entry, Stream<String> columns) {
        return columns.map(column -> ContentHash.of(entry.row().get(column))).collect(Collectors.joining());
    }

    /** The newest row of each record, where several keys of the batch are one record. */
    private Collection<Entry> newest() {
        if (mutable == null) {
            return fold.newest();
        }
        Fold<Entry> records = fold();
        for (Entry entry : fold.newest()) {
            boolean one =
                    Objects.equals(entry.row().get("record_id"), entry.row().get(mutable.id()));
            records.add(key(entry, one ? fixed() : table.primaryKey().stream()), entry);
        }
        return records.newest();
    }

    /** The columns of the primary key that no version of a record changes. */
    private Stream<String> fixed() {
        return table.primaryKey().stream().filter(column -> mutable == null || !column.equals(mutable.column()));
    }

    private String sameFixed() {
        return fixed().map(column -> "t." + column + " = s." + column).collect(Collectors.joining(" and "));
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
        for (Entry entry : newest()) {
            stage.add(entry.row().set("item", entries.size()));
            entries.add(entry);
        }
        stage.write(tx);
    }

    /** Counts what will become of the rows. After the tombstones of the batch are there, and before {@link #merge}. */
    void judge(Tx tx, Tombstones tombstones) throws SQLException {
        record Judged(int item, Held held) {}
        String on = mutable == null
                ? sameFixed()
                : sameFixed() + " and (t." + mutable.column() + " = s." + mutable.column() + " or s.record_id = s."
                        + mutable.id() + ")";
        List<Judged> judged = Script.rows(
                tx,
                "select s.item, t.row_hash, t.source_updated_at, t.observed_at, x.source_updated_at, x.observed_at from {"
                        + stage.table().name() + "} s left join {" + table.name() + "} t on " + on + tombstone(),
                cells -> {
                    int item = cells.get(Integer.class);
                    String hash = cells.orNull(String.class);
                    return new Judged(item, new Held(cells.versionOrNull(), hash, cells.versionOrNull()));
                });
        Map<Integer, Held> newest = new TreeMap<>();
        judged.forEach(each -> newest.merge(each.item(), each.held(), Held::newer));
        newest.forEach((place, held) -> {
            Entry entry = entries.get(place);
            if (entry.whole()) {
                Version version = entry.item().change().version();
                tombstones.count(entry.item(), held.outcome(version, entry.row().text("row_hash")));
            }
        });
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
        String fresh = mutable == null
                ? ""
                : " and not exists (select 1 from {" + table.name() + "} t where " + other(mutable) + ")";
        if (mutable != null) {
            dropOlder(tx, mutable);
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
        Map<String, String> traces = TRACES.stream()
                .collect(Collectors.toMap(
                        trace -> trace,
                        trace -> "case when " + same + " then t." + trace + " else excluded." + trace + " end"));
        Script.run(
                tx,
                Upsert.of(
                                table,
                                stage.table(),
                                expressions,
                                joins + tombstone() + " where " + (marks ? "true" : "not (" + gone + ")") + fresh,
                                traces)
                        + " where (excluded.source_updated_at, excluded.observed_at)"
                        + " > (t.source_updated_at, t.observed_at) or (excluded.source_updated_at = t.source_updated_at"
                        + " and excluded.observed_at = t.observed_at and excluded.row_hash > t.row_hash)");
    }

    /** Removes what the records of the batch were in older versions, under another key. */
    private void dropOlder(Tx tx, Mutable part) throws SQLException {
        Script.run(
                tx,
                "delete from {" + table.name() + "} as t using {"
                        + stage.table().name() + "} s where " + other(part)
                        + " and ((t.source_updated_at, t.observed_at) < (s.source_updated_at, s.observed_at)"
                        + " or (t.source_updated_at = s.source_updated_at and t.observed_at = s.observed_at"
                        + " and t.row_hash < s.row_hash))");
    }

    /** That {@code t} is the record of {@code s} under another key. */
    private String other(Mutable part) {
        return sameFixed() + " and t." + part.column() + " <> s." + part.column() + " and s.record_id = s." + part.id();
    }

    private String tombstone() {
        return " left join {wh_tombstone} x on x.shop_key = s.shop_key and x.dataset = '" + dataset
                + "' and x.record_id = s.record_id";
    }
}
