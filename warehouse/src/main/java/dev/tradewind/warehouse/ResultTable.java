package dev.tradewind.warehouse;

import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.sync.ReadOnlyQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A question to the database. It is asked anew by each of the methods; {@link #stream} holds one connection meanwhile and one
 * row in memory.
 */
public final class ResultTable {
    private final Database database;
    private final ReadOnlyQuery query;

    private ResultTable(Database database, ReadOnlyQuery query) {
        this.database = database;
        this.query = query;
    }

    static ResultTable of(Database database, String sql) {
        return new ResultTable(database, ReadOnlyQuery.of(sql));
    }

    /**
     * Asks, and hands over what comes.
     *
     * @param columns gets the names of the columns, once, before all rows
     * @param row gets each row: texts, numbers, booleans, {@link java.time.Instant} and {@link java.time.LocalDate}, or null
     */
    public void stream(Consumer<List<String>> columns, Consumer<List<@Nullable Object>> row) {
        query.run(database, columns, row);
    }

    /** The names of the columns. */
    public List<String> columns() {
        List<String> names = new ArrayList<>();
        query.describe(database, names::addAll);
        return Collections.unmodifiableList(names);
    }

    /** All rows; for small results. */
    public List<List<@Nullable Object>> rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        stream(columns -> {}, rows::add);
        return Collections.unmodifiableList(rows);
    }
}
