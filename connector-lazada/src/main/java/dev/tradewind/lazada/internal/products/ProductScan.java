package dev.tradewind.lazada.internal.products;

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
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the list of products forward on the time of change. The list cannot be sorted, so a request counts only when its
 * answer holds all that it asked for: a stretch of the axis with more products than a page is asked for again, shorter,
 * until each stretch is one whole answer. No offset, no order, nothing that moves. Only a single second with more products
 * than a page is read by offset ({@link OffsetPasses}).
 */
public final class ProductScan {
    static final int LIMIT = 50;
    static final int MAX_OFFSET = 10_000;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Function<ListFilter, Listing> list;
    private final Clock clock;
    private final ErrorContext context;
    private final Optional<String> word;
    private final Instant from;
    private final Instant to;
    private ScanPosition position;
    private @Nullable OffsetPasses passes;
    private boolean counted;
    private boolean doubted;
    private OptionalLong stated = OptionalLong.empty();

    /**
     * Makes a scan.
     *
     * @param word the list's filter: {@code all}, {@code deleted}
     * @param from first instant inside
     * @param to first instant outside
     * @param position where to go on
     */
    public ProductScan(
            Function<ListFilter, Listing> list,
            Clock clock,
            ErrorContext context,
            String word,
            Instant from,
            Instant to,
            ScanPosition position) {
        this.list = list;
        this.clock = clock;
        this.context = context;
        this.word = Optional.of(word);
        this.from = from;
        this.to = to;
        this.position = position;
        this.counted = position.requests() == 0;
    }

    /** Where a scan of a span begins: it tries all of it at once. */
    public static ScanPosition start(Instant from, Instant to) {
        Instant whole = from.truncatedTo(ChronoUnit.SECONDS);
        return ScanPosition.start(whole, atLeastSecond(Duration.between(whole, to)));
    }

    /** Asks until there is something new, or the end. */
    public ScanBatch next() {
        while (position.at().isBefore(to)) {
            Instant askedAt = clock.instant();
            Listing page = passes == null ? stretch() : through(passes);
            boolean ended = !position.at().isBefore(to);
            if (!ended && (!page.rows().isEmpty() || !page.unplaced().isEmpty())) {
                return new ScanBatch(page.rows(), page.unplaced(), position, askedAt, Optional.empty());
            }
            if (ended) {
                return new ScanBatch(page.rows(), page.unplaced(), position, askedAt, Optional.of(evidence(page)));
            }
        }
        return new ScanBatch(List.of(), List.of(), position, clock.instant(), Optional.of(Evidence.of(grade(), how())));
    }

    /** Reads the next stretch when it is one whole answer; otherwise gives nothing and makes it shorter. */
    private Listing stretch() {
        Instant end = earlier(to, position.at().plus(position.step()));
        position = position.requested();
        Listing page = list.apply(filter(end, 0));
        refuseEarlier(page);
        boolean whole = page.total().isPresent() ? page.isWhole() : page.size() < LIMIT;
        // It states more than it gives, and has room for: once may be a shop at work. A count that is not about this
        // filter
        // is wrong twice, and would be for each second of the axis if we asked for ever shorter stretches.
        boolean doubtful = !whole && page.size() < LIMIT;
        boolean twice = doubtful && doubted;
        doubted = doubtful && !twice;
        position = position.weak(twice);
        if (whole || twice) {
            Listing inside = inside(page, position.at(), end);
            counted &= page.total().isPresent();
            stated = page.total();
            position = position.at(end, Set.of()).step(longer(page.size()));
            return inside;
        }
        if (!doubtful && position.step().compareTo(SECOND) <= 0) {
            passes = new OffsetPasses(offset -> list.apply(filter(end, offset)), LIMIT, MAX_OFFSET);
        } else if (!doubtful) {
            position = position.step(shorter(page));
        }
        return new Listing(List.of(), List.of(), 0, OptionalLong.empty());
    }

    private Listing through(OffsetPasses second) {
        Instant end = earlier(to, position.at().plus(SECOND));
        position = position.requested();
        Listing page = second.next();
        refuseEarlier(page);
        Listing inside = unseen(inside(page, position.at(), end));
        if (second.ended()) {
            position = position.weak(!second.proven()).at(end, Set.of());
            counted &= page.total().isPresent();
            passes = null;
        } else {
            // Who goes on from here begins the second anew: it has to bring what is new to him, or it never ends.
            Set<String> seen = new HashSet<>(position.seen());
            inside.rows().forEach(row -> seen.add(row.id()));
            position = position.at(position.at(), seen);
        }
        return inside;
    }

    /**
     * Asks for one second more at the start, since it is not documented that the start is inclusive, and drops what comes
     * of it.
     */
    private ListFilter filter(Instant end, int offset) {
        Instant whole = end.truncatedTo(ChronoUnit.SECONDS);
        Instant before = whole.equals(end) ? whole : whole.plus(SECOND);
        return new ListFilter(position.at().minus(SECOND), Optional.of(before), word, offset, LIMIT);
    }

    private void refuseEarlier(Listing page) {
        Instant asked = position.at().minus(SECOND);
        if (page.rows().stream().anyMatch(row -> row.changed().isBefore(asked))) {
            throw new ProtocolException(
                    context,
                    "Lazada listed products from before the time that was asked for",
                    "The filter was not obeyed, so nothing can be proved; the slice is read again.",
                    null);
        }
    }

    private Listing inside(Listing page, Instant start, Instant end) {
        Instant first = start.isBefore(from) ? from : start;
        List<Listing.Row> rows = page.rows().stream()
                .filter(row -> !row.changed().isBefore(first) && row.changed().isBefore(end))
                .toList();
        return new Listing(rows, page.unplaced(), page.size(), page.total());
    }

    private Listing unseen(Listing page) {
        List<Listing.Row> rows = page.rows().stream()
                .filter(row -> !position.seen().contains(row.id()))
                .toList();
        return new Listing(rows, page.unplaced(), page.size(), page.total());
    }

    private Duration longer(int rows) {
        long factor = rows < LIMIT / 4 ? 4 : rows < LIMIT / 2 ? 2 : 1;
        Duration left = Duration.between(position.at(), to);
        Duration next = position.step().multipliedBy(factor);
        return atLeastSecond(next.compareTo(left) < 0 ? next : left);
    }

    /** Aims at half a page. */
    private Duration shorter(Listing page) {
        long rows = Math.max(page.total().orElse(4L * LIMIT), 2L * LIMIT);
        long seconds = Math.max(1, position.step().toSeconds() / rows * (LIMIT / 2));
        long atMost = Math.max(1, position.step().toSeconds() / 2);
        return Duration.ofSeconds(Math.min(seconds, atMost));
    }

    private Evidence evidence(Listing page) {
        Optional<Count> count = stated.isPresent() && passes == null && page.size() == stated.getAsLong()
                ? Optional.of(new Count(stated.getAsLong(), page.size(), false))
                : Optional.empty();
        return new Evidence(grade(), count, how());
    }

    private Proof grade() {
        return position.weak() ? Proof.CHAINED : counted ? Proof.COUNTED : Proof.KEYSET;
    }

    private String how() {
        return "forward on updated_time, each request one whole answer, " + position.requests() + " requests"
                + (position.weak() ? ", some of it could not be proved whole: more is stated than is given" : "");
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Duration atLeastSecond(Duration duration) {
        return duration.compareTo(SECOND) < 0 ? SECOND : duration;
    }
}
