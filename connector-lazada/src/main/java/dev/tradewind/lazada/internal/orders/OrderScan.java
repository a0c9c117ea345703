package dev.tradewind.lazada.internal.orders;

import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.spi.Count;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.lazada.internal.reading.OffsetPasses;
import dev.tradewind.lazada.internal.reading.ScanBatch;
import dev.tradewind.lazada.internal.reading.ScanPosition;
import dev.tradewind.lazada.internal.wire.ListFilter;
import dev.tradewind.lazada.internal.wire.Listing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the list of orders strictly forward on the time of change: each request asks for everything changed at or after
 * the last time seen, sorted by it, from offset 0. An order that is edited meanwhile moves to the end and is met there;
 * nothing moves the others. Paging by offset would lose rows for good.
 *
 * <p>A second that fills a page is read by offset ({@link OffsetPasses}); one with more rows than the platform's largest
 * offset is cut by the states of the items.
 *
 * <p>The end is reached with the first row at or after the end of the slice, or when Lazada's own count says that nothing
 * is left, or with a request that brings nothing new.
 */
public final class OrderScan {
    static final int LIMIT = 100;
    static final int MAX_OFFSET = 5_000;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Function<ListFilter, Listing> list;
    private final Clock clock;
    private final ErrorContext context;
    private final Instant from;
    private final Optional<Instant> to;
    private ScanPosition position;
    private @Nullable OrderTie tie;

    /**
     * Makes a scan.
     *
     * @param from first instant inside
     * @param to first instant outside, empty to read up to now
     * @param position where to go on
     */
    public OrderScan(
            Function<ListFilter, Listing> list,
            Clock clock,
            ErrorContext context,
            Instant from,
            Optional<Instant> to,
            ScanPosition position) {
        this.list = list;
        this.clock = clock;
        this.context = context;
        this.from = from;
        this.to = to;
        this.position = position;
    }

    /** Where a scan from an instant begins. */
    public static ScanPosition start(Instant from) {
        return ScanPosition.start(from.truncatedTo(ChronoUnit.SECONDS), Duration.ZERO);
    }

    /** Asks until there is something new, or the end. */
    public ScanBatch next() {
        while (true) {
            Instant askedAt = clock.instant();
            Optional<ScanBatch> batch = tie == null ? forward(askedAt) : through(tie, askedAt);
            if (batch.isPresent()) {
                return batch.get();
            }
        }
    }

    private Optional<ScanBatch> forward(Instant askedAt) {
        if (to.isPresent() && !position.at().isBefore(to.get())) {
            return Optional.of(end(List.of(), null, askedAt, Optional.empty()));
        }
        Listing page = ask(new ListFilter(position.at(), to.map(OrderScan::upToSecond), Optional.empty(), 0, LIMIT));
        refuseDisorder(page);
        List<Listing.Row> fresh = page.rows().stream()
                .filter(this::isInside)
                .filter(row -> !position.seen().contains(row.id()))
                .toList();
        boolean full = page.size() >= LIMIT;
        boolean beyond = page.rows().stream().anyMatch(row -> !isBeforeEnd(row.changed()));
        if (beyond || !full && page.isWhole()) {
            return Optional.of(end(fresh, page, askedAt, full ? Optional.empty() : count(page)));
        }
        if (!full && fresh.isEmpty()) {
            return Optional.of(end(fresh, page, askedAt, count(page)));
        }
        if (page.rows().isEmpty()) {
            throw new ProtocolException(
                    context, "a whole page of orders has no time of change that can be read", "", null);
        }
        Instant last = second(page.rows().get(page.rows().size() - 1));
        if (full && second(page.rows().get(0)).equals(last)) {
            tie = new OrderTie(list, last);
            return Optional.empty();
        }
        Set<String> seen = new HashSet<>(last.equals(position.at()) ? position.seen() : Set.of());
        page.rows().stream().filter(row -> second(row).equals(last)).forEach(row -> seen.add(row.id()));
        position = position.at(last, seen);
        return fresh.isEmpty() && page.unplaced().isEmpty()
                ? Optional.empty()
                : Optional.of(new ScanBatch(fresh, page.unplaced(), position, askedAt, Optional.empty()));
    }

    private Optional<ScanBatch> through(OrderTie second, Instant askedAt) {
        position = position.requested();
        Listing page = second.next();
        List<Listing.Row> fresh = page.rows().stream()
                .filter(this::isInside)
                .filter(row -> second(row).equals(second.at()))
                .filter(row -> !position.seen().contains(row.id()))
                .toList();
        if (page.rows().stream().anyMatch(row -> row.changed().isBefore(second.at()))) {
            throw disorder();
        }
        if (second.ended()) {
            position = position.weak(!second.proven()).at(second.at().plus(SECOND), Set.of());
            tie = null;
        } else {
            // Who goes on from here begins the second anew: it has to bring what is new to him, or it never ends.
            Set<String> seen = new HashSet<>(second.at().equals(position.at()) ? position.seen() : Set.of());
            fresh.forEach(row -> seen.add(row.id()));
            position = position.at(second.at(), seen);
        }
        return fresh.isEmpty() && page.unplaced().isEmpty()
                ? Optional.empty()
                : Optional.of(new ScanBatch(fresh, page.unplaced(), position, askedAt, Optional.empty()));
    }

    private Listing ask(ListFilter filter) {
        position = position.requested();
        return list.apply(filter);
    }

    /** The proof of a key-set reading rests on the filter and the order: both are checked on every page. */
    private void refuseDisorder(Listing page) {
        Instant before = position.at();
        for (Listing.Row row : page.rows()) {
            if (second(row).isBefore(before)) {
                throw disorder();
            }
            before = second(row);
        }
    }

    private ProtocolException disorder() {
        return new ProtocolException(
                context,
                "Lazada listed orders out of order, or from before the time that was asked for",
                "The filter was not obeyed, so nothing can be proved; the slice is read again.",
                null);
    }

    private ScanBatch end(List<Listing.Row> fresh, @Nullable Listing page, Instant askedAt, Optional<Count> count) {
        Proof reached = count.isPresent() ? Proof.COUNTED : Proof.KEYSET;
        String how = "key-set on updated_at, " + position.requests() + " requests"
                + count.map(each -> ", last page " + each.counted() + " of " + each.stated() + " left")
                        .orElse("")
                + (position.weak() ? ", a second with too many changes could not be proved whole" : "");
        Evidence evidence = new Evidence(position.weak() ? Proof.CHAINED : reached, count, how);
        return new ScanBatch(
                fresh, page == null ? List.of() : page.unplaced(), position, askedAt, Optional.of(evidence));
    }

    private static Optional<Count> count(Listing page) {
        return page.total().isPresent()
                ? Optional.of(new Count(page.total().getAsLong(), page.size(), false))
                : Optional.empty();
    }

    private boolean isInside(Listing.Row row) {
        return !row.changed().isBefore(from) && isBeforeEnd(row.changed());
    }

    private boolean isBeforeEnd(Instant changed) {
        return to.map(changed::isBefore).orElse(true);
    }

    private static Instant second(Listing.Row row) {
        return row.changed().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant upToSecond(Instant instant) {
        Instant whole = instant.truncatedTo(ChronoUnit.SECONDS);
        return whole.equals(instant) ? whole : whole.plus(SECOND);
    }
}
