package dev.tradewind.lazada.internal.money;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.model.LedgerEntry;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.core.spi.Version;
import dev.tradewind.lazada.internal.reading.Mapped;
import dev.tradewind.lazada.internal.reading.PageBuilder;
import dev.tradewind.lazada.internal.wire.LazadaJson;
import dev.tradewind.lazada.internal.wire.LazadaJson.Undecodable;
import dev.tradewind.lazada.internal.wire.OddValues;
import dev.tradewind.lazada.internal.wire.Rejects;
import dev.tradewind.lazada.model.LazadaTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads days of the statement up to the page without rows, which is CHAINED. Days that are old enough to become final are
 * listed a second time, and whatever was not read shows then: AGREED.
 */
final class TransactionReader implements SliceReader {
    private static final String FORMAT = "1";
    private static final Duration EARLY = Duration.ofHours(2);

    private final MoneyCalls calls;
    private final TransactionMapper mapper;
    private final String feed;
    private final Scope.Days days;
    private final ErrorContext context;
    private final Clock clock;
    private final boolean twice;
    private int pass = 1;
    private int position;
    private @Nullable StatementRows rows;

    /**
     * Makes a reader.
     *
     * @param settle how old days are when they become final
     */
    TransactionReader(
            MoneyCalls calls,
            String feed,
            Scope.Days days,
            Duration settle,
            Optional<Cursor> from,
            ErrorContext context,
            Clock clock) {
        this.calls = calls;
        this.mapper = new TransactionMapper(calls.market());
        this.feed = feed;
        this.days = days;
        this.context = context;
        this.clock = clock;
        Instant end = days.to().atStartOfDay(days.zone()).toInstant();
        this.twice = !clock.instant().plus(EARLY).isBefore(end.plus(settle));
        from.ifPresent(this::goOn);
    }

    @Override
    public SlicePage next() {
        StatementRows reading = reading();
        Instant askedAt = clock.instant();
        StatementRows.Page read = reading.next();
        PageBuilder page = new PageBuilder();
        for (StatementRows.Row row : read.rows()) {
            if (pass == 1) {
                add(mapper, calls, row, askedAt, page);
            } else {
                page.list(row.key());
            }
        }
        position = reading.offset();
        return page.build(Optional.empty(), step(read.end()));
    }

    /** Puts a row on a page: as a booking, or kept aside. */
    static void add(
            TransactionMapper mapper, MoneyCalls calls, StatementRows.Row row, Instant askedAt, PageBuilder page) {
        try {
            OddValues odd = new OddValues();
            LazadaTransaction decoded = LazadaJson.decode(
                    row.json(), LazadaTransaction.class, calls.market().zone(), odd);
            Mapped<LedgerEntry> mapped = mapper.map(decoded);
            page.change(Change.of(Dataset.FINANCE, row.key(), Version.observed(askedAt), mapped.record()));
            page.unknown(mapped.unknowns());
            page.unknown(odd.all());
        } catch (Undecodable strange) {
            page.reject(Rejects.undecodable(
                    Dataset.FINANCE,
                    row.key(),
                    Rejected.Stage.MAP,
                    strange,
                    row.json().toString()));
        }
    }

    @Override
    public void close() {
        rows = null;
    }

    private StatementRows reading() {
        StatementRows reading = rows;
        if (reading == null) {
            reading = new StatementRows(calls, context, days.from(), days.to());
            reading.skipTo(position);
            rows = reading;
        }
        return reading;
    }

    private Step step(boolean passEnded) {
        if (!passEnded) {
            return more();
        }
        if (pass == 1 && twice) {
            pass = 2;
            position = 0;
            rows = null;
            return more();
        }
        return new Step.End(
                pass == 1
                        ? Evidence.of(Proof.CHAINED, "by offset to the page without rows")
                        : Evidence.of(Proof.AGREED, "by offset to the page without rows, and listed again"));
    }

    private Step more() {
        return new Step.More(
                Cursor.of(String.join(";", FORMAT, feed, "pass", Integer.toString(pass), Integer.toString(position))));
    }

    private void goOn(Cursor cursor) {
        String[] parts = cursor.value().split(";", -1);
        boolean ours = parts.length == 5
                && parts[0].equals(FORMAT)
                && parts[1].equals(feed)
                && parts[3].matches("[12]")
                && parts[4].matches("\\d{1,9}");
        if (!ours) {
            throw new CursorExpiredException(context, "the saved position is of another version", "", null);
        }
        pass = Integer.parseInt(parts[3]);
        position = Integer.parseInt(parts[4]);
    }
}
