package dev.tradewind.warehouse.internal.load;

import dev.tradewind.warehouse.internal.schema.TableDef;

/**
 * Loads a table whose rows carry their own version: a newer version of a row takes its place, one that says the same only
 * raises the version.
 */
final class Guarded {
    private static final String NEWER =
            "(%1$s.source_updated_at, %1$s.observed_at) > (t.source_updated_at, t.observed_at)";
    private static final String SAME_TIME =
            "excluded.source_updated_at = t.source_updated_at and excluded.observed_at = t.observed_at";

    private final TableDef table;
    private final String dataset;
    private final String hash;
    private final Stage stage;
    private final Fold<Entry> fold;

    /** A row and the record that it comes from; null where it is only a part of a record. */
    private record Entry(LoadItem item, Row row, boolean counts) {}

    /**
     * @param dataset whose tombstones concern the table
     * @param hash the expression of the content's hash in a row with alias {@code %s}
     */
    Guarded(Context context, TableDef table, TableDef staging, String dataset, String hash) {
        this.table = table;
        this.dataset = dataset;
        this.hash = hash;
        this.stage = new Stage(staging);
        this.fold = new Fold<>(Entry::item, entry -> entry.row().text("row_hash"), context.tally());
    }
}
