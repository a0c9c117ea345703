package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Slice;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of wh_slice, as far as the engine works with it.
 *
 * @param key its key
 * @param slice what is read
 * @param from first instant covered, or null when it covers nothing
 * @param to first instant not covered
 * @param epoch number of the backfill that planned it, 0 for the main line, below 0 for hints and reloads
 * @param outputs the datasets that it is read for first, by comma
 * @param state where it stands
 * @param generation number of the attempt, from 1
 * @param fence fence of the lease under which it was claimed last
 * @param cursor where to go on, or null
 * @param coveredTo everything before this is read, or null
 * @param parent the slice that was split into this one, 0 for none
 * @param disputes how often its evidence was contradicted in its run
 * @param expiries how often its cursor expired in its run
 * @param readAt when the reading of this generation began, by the platform's clock, or null
 * @param proved whether any generation of it was explained
 * @param read how many records it has delivered, in all generations
 */
record SliceRow(
        long key,
        Slice slice,
        @Nullable Instant from,
        @Nullable Instant to,
        int epoch,
        String outputs,
        SliceState state,
        int generation,
        long fence,
        @Nullable Cursor cursor,
        @Nullable Instant coveredTo,
        long parent,
        int disputes,
        int expiries,
        @Nullable Instant readAt,
        boolean proved,
        long read) {
    static final String COLUMNS = "slice_key, feed, part, scope, span_from, span_to, epoch, outputs, state, generation,"
            + " fence, cursor, cursor_expires, covered_to, parent, disputes, expiries, read_at, proved, rows_read";

    /** How many columns that is. */
    static final int WIDTH = 20;

    static SliceRow read(Statements.Row row) throws SQLException {
        String cursor = row.textOrNull(12);
        Instant expires = row.instantOrNull(13);
        return new SliceRow(
                row.number(1),
                new Slice(row.text(2), row.text(3), ScopeText.read(row.text(4))),
                row.instantOrNull(5),
                row.instantOrNull(6),
                (int) row.number(7),
                row.text(8),
                SliceState.valueOf(row.text(9)),
                (int) row.number(10),
                row.number(11),
                cursor == null ? null : new Cursor(cursor, Optional.ofNullable(expires)),
                row.instantOrNull(14),
                row.number(15),
                (int) row.number(16),
                (int) row.number(17),
                row.instantOrNull(18),
                row.flag(19),
                row.number(20));
    }

    /** Whether explaining it moves progress. */
    boolean covers() {
        return from != null;
    }

    /** Whether it belongs to a reload: then it moves no progress, and what it has seen is kept until the reload ends. */
    boolean isReload() {
        return epoch < HintReads.EPOCH;
    }

    /** For receipts. */
    String show() {
        return ScopeText.show(slice);
    }
}
