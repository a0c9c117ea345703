package dev.tradewind.lazada.internal.money;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.spi.Count;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.lazada.internal.money.MoneyCalls.ReversalPage;
import dev.tradewind.lazada.internal.reading.PageBuilder;
import dev.tradewind.lazada.internal.reading.PlatformClock;
import dev.tradewind.lazada.internal.wire.LazadaJson;
import dev.tradewind.lazada.internal.wire.LazadaJson.Undecodable;
import dev.tradewind.lazada.internal.wire.OddValues;
import dev.tradewind.lazada.internal.wire.Rejects;
import dev.tradewind.lazada.model.LazadaReversal;
import dev.tradewind.lazada.model.LazadaReversalLine;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads the reversals whose lines changed in a window, by page. A reversal that changes meanwhile leaves the window and moves
 * the others one place forward, so that a row may be lost; none can enter a window that is past. A pass in which Lazada
 * counts the same at both ends, and that brought as many, has lost none: COUNTED. Otherwise the window is listed again until
 * such a pass, and what was not read shows then: AGREED.
 */
final class ReversalReader implements SliceReader {
    private static final int MOST_PASSES = 6;

    private final MoneyCalls calls;
    private final ReversalMapper mapper;
    private final String feed;
    private final Scope.Window window;
    private final PlatformClock platform;
    private final ErrorContext context;
    private final Clock clock;
    private ReversalPosition position;

    ReversalReader(
            MoneyCalls calls,
            String feed,
            Scope.Window window,
            Optional<Cursor> from,
            PlatformClock platform,
            ErrorContext context,
            Clock clock) {
        this.calls = calls;
        this.mapper = new ReversalMapper(calls.market());
        this.feed = feed;
        this.window = window;
        this.platform = platform;
        this.context = context;
        this.clock = clock;
        this.position =
                from.map(cursor -> ReversalPosition.of(cursor, feed, context)).orElse(ReversalPosition.START);
    }

    @Override
    public SlicePage next() {
        Instant askedAt = clock.instant();
        // A second earlier: it is not documented whether the ends count in.
        ReversalPage read = calls.reversals(window.from().minusSeconds(1), window.to(), position.page());
        PageBuilder page = new PageBuilder();
        int made = 0;
        for (JsonNode row : read.rows()) {
            made += add(row, askedAt, page);
        }
        long total = read.total().orElse(-1);
        position = position.after(total, read.rows().size(), made);
        boolean ended = read.rows().isEmpty() || total >= 0 && position.rows() >= total;
        Step step = ended ? endOfPass(total) : new Step.More(position.cursor(feed));
        return page.build(
                step instanceof Step.End ? Optional.of(platform.covered(window.to())) : Optional.empty(), step);
    }

    @Override
    public void close() {
        // holds nothing
    }

    /** Puts a reversal's lines on the page, or lists them. Returns how many records of the first pass that made. */
    private int add(JsonNode row, Instant askedAt, PageBuilder page) {
        String id = row.path("reverse_order_id").asText("").strip();
        LazadaReversal reversal;
        OddValues odd = new OddValues();
        try {
            reversal =
                    LazadaJson.decode(row, LazadaReversal.class, calls.market().zone(), odd);
        } catch (Undecodable strange) {
            return reject(id, row, strange, page);
        }
        if (reversal.lines().isEmpty()) {
            return reject(id, row, new Undecodable("reverse_order_lines", "a reversal without lines"), page);
        }
        boolean asked = false;
        int made = 0;
        for (LazadaReversalLine line : reversal.lines()) {
            Instant modified = line.modifiedAt() == null ? line.createdAt() : line.modifiedAt();
            if (modified == null) {
                asked = true;
                String name = ReversalMapper.id(id, line.reverseOrderLineId());
                Undecodable absent = new Undecodable("return_order_line_gmt_modified", "absent");
                made += reject(List.of(name), row, absent, page);
                continue;
            }
            asked |= !modified.isBefore(window.from().minusSeconds(1));
            if (modified.isBefore(window.from()) || !modified.isBefore(window.to())) {
                continue; // of another slice
            }
            if (position.pass() == 1) {
                mapper.add(reversal, line, modified, askedAt, page);
                made++;
            } else {
                page.list(ReversalMapper.id(reversal.reverseOrderId(), line.reverseOrderLineId()));
            }
        }
        if (!asked) {
            throw new ProtocolException(
                    context,
                    "Lazada listed reversals from before the time that was asked for",
                    "The filter was not obeyed, so nothing can be proved; the slice is read again.",
                    null);
        }
        if (made > 0) {
            page.unknown(odd.all());
        }
        return made;
    }

    private int reject(String id, JsonNode row, Undecodable why, PageBuilder page) {
        if (!id.isEmpty()) {
            return reject(ReversalById.names(id, row), row, why, page);
        }
        if (position.pass() > 1) {
            return 0;
        }
        page.reject(Rejects.unplaced(Dataset.ACTIVITY, "", "reverse_order_id", row));
        return 1;
    }

    private int reject(List<String> names, JsonNode row, Undecodable why, PageBuilder page) {
        if (position.pass() > 1) {
            return 0;
        }
        for (String name : names) {
            page.reject(Rejects.undecodable(Dataset.ACTIVITY, name, Rejected.Stage.MAP, why, row.toString()));
        }
        return names.size();
    }

    private Step endOfPass(long total) {
        boolean counted = total >= 0 && position.first() >= 0;
        boolean steady = counted && total == position.first() && position.rows() == total;
        String how = position.rows() + " of " + (total < 0 ? "an unknown number of" : total) + " reversals in pass "
                + position.pass();
        if (steady && position.pass() == 1) {
            Count records = new Count(position.lines(), position.lines(), true);
            return new Step.End(new Evidence(Proof.COUNTED, Optional.of(records), how));
        }
        if (steady || !counted && position.pass() > 1) {
            return new Step.End(Evidence.of(Proof.AGREED, how + ", each listed record was read"));
        }
        if (position.pass() == MOST_PASSES) {
            return new Step.End(Evidence.of(Proof.CHAINED, how + ", no pass stood still"));
        }
        position = position.again();
        return new Step.More(position.cursor(feed));
    }
}
