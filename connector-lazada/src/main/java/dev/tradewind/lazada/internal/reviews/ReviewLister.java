package dev.tradewind.lazada.internal.reviews;

import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.lazada.internal.products.ProductFeeds;
import dev.tradewind.lazada.internal.products.ProductScan;
import dev.tradewind.lazada.internal.reading.ScanBatch;
import dev.tradewind.lazada.internal.reading.ScanPosition;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import dev.tradewind.lazada.internal.wire.Listing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lists the products whose reviews of some days are to be read, and leaves the reading to others: one answer of the list
 * becomes a few slices of products, and one that lists on. Also lists what was deleted not long before, since a product can
 * be reviewed for some weeks after it was bought.
 */
final class ReviewLister implements SliceReader {
    private static final int ITEMS_IN_A_PART = 10;
    private static final Duration REVIEWED_FOR = Duration.ofDays(60);

    /** A product that is edited while it is listed moves to the end: the end lies ahead of the clock. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final LazadaCalls products;
    private final Optional<Cursor> cursor;
    private final ErrorContext context;
    private final Clock clock;
    private final ZoneId zone;
    private final ReviewPart part;

    /** Goes on with a listing. */
    ReviewLister(LazadaCalls products, ReviewPart part, Optional<Cursor> cursor, ErrorContext context, Clock clock) {
        this.products = products;
        this.cursor = cursor;
        this.context = context;
        this.clock = clock;
        this.zone = products.market().zone();
        this.part = part;
    }

    /** Begins a listing. */
    ReviewLister(LazadaCalls products, Scope.Days days, Optional<Cursor> cursor, ErrorContext context, Clock clock) {
        this(products, start(days, clock.instant()), cursor, context, clock);
    }

    @Override
    public SlicePage next() {
        if (cursor.isPresent()) {
            throw new CursorExpiredException(context, "a listing of products is not read on, but split", "", null);
        }
        ReviewFeed.refuseTooOld(part, clock.instant(), zone, context);
        Listed listed = list();
        List<Slice> children = new ArrayList<>();
        for (int i = 0; i < listed.ids().size(); i += ITEMS_IN_A_PART) {
            List<String> some = listed.ids().subList(i, Math.min(listed.ids().size(), i + ITEMS_IN_A_PART));
            children.add(ReviewPart.items(part.from(), part.to(), some).slice());
        }
        listed.next().ifPresent(next -> children.add(next.slice()));
        Step step = children.isEmpty()
                ? new Step.End(Evidence.of(Proof.CHAINED, "no more products"))
                : new Step.Split(children);
        return SlicePage.of(List.of(), step);
    }

    @Override
    public void close() {
        // holds nothing
    }

    /** Products, and where the listing goes on. */
    private record Listed(List<String> ids, Optional<ReviewPart> next) {}

    private Listed list() {
        String[] words = part.rest().split(" ", 3);
        Instant from = Instant.parse(words[0]);
        Instant to = Instant.parse(words[1]);
        boolean deleted = part.kind() == ReviewPart.Kind.DELETED;
        ScanPosition position = words.length == 3
                ? ScanPosition.of(Cursor.of(words[2]), ReviewFeed.REVIEWS, context)
                : ProductScan.start(from, to);
        ScanBatch batch = new ProductScan(
                        products::products,
                        clock,
                        context,
                        deleted ? ProductFeeds.DELETED : ProductFeeds.ALL,
                        from,
                        to,
                        position)
                .next();
        // A product that tells no time of change has reviews all the same; one without an id cannot be asked for.
        List<String> ids = Stream.concat(
                        batch.rows().stream().map(Listing.Row::id),
                        batch.unplaced().stream()
                                .filter(row -> !row.field().equals("item_id"))
                                .map(Rejected::id))
                .distinct()
                .toList();
        if (batch.end().isEmpty()) {
            String rest = from + " " + to + " "
                    + batch.position().cursor(ReviewFeed.REVIEWS).value();
            return new Listed(ids, Optional.of(new ReviewPart(part.kind(), part.from(), part.to(), rest)));
        }
        String since = part.from().minus(REVIEWED_FOR) + " " + to;
        return new Listed(
                ids,
                deleted
                        ? Optional.empty()
                        : Optional.of(new ReviewPart(ReviewPart.Kind.DELETED, part.from(), part.to(), since)));
    }

    private static ReviewPart start(Scope.Days days, Instant now) {
        Instant end = now.truncatedTo(ChronoUnit.SECONDS).plus(AHEAD);
        return new ReviewPart(
                ReviewPart.Kind.ALL,
                days.from().atStartOfDay(days.zone()).toInstant(),
                days.to().atStartOfDay(days.zone()).toInstant(),
                ProductFeeds.FIRST_CHANGE + " " + end);
    }
}
