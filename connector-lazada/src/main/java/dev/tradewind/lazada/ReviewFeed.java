package dev.tradewind.lazada;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.Span;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.UnreadableException;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SliceReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The reviews of a shop. Lazada lists them for one product and seven days at a time, so each new day costs a call for each
 * product: read once, when it is a day old and nothing is added to it any more, and only where somebody asked for it.
 */
final class ReviewFeed {
    static final String REVIEWS = "reviews";

    /** For so long Lazada lists a review. */
    static final Duration KEPT = Duration.ofDays(90);

    private static final Duration SETTLES = Duration.ofDays(1);

    private final ShopRef shop;
    private final LazadaCalls products;
    private final ReviewCalls calls;
    private final Clock clock;

    ReviewFeed(ShopRef shop, LazadaCalls products, ReviewCalls calls, Clock clock) {
        this.shop = shop;
        this.products = products;
        this.calls = calls;
        this.clock = clock;
    }

    static Feed of(LazadaRates rates) {
        return Feed.builder(REVIEWS, Dataset.ACTIVITY)
                .axis(Axis.DAY)
                .proof(Proof.CHAINED)
                .maxWindow(Duration.ofDays(7))
                .lag(SETTLES)
                .settle(SETTLES, Duration.ofDays(1))
                .rate(rates.key("reviews"))
                .maxOpen(4)
                .optional()
                .build();
    }

    /** The earliest instant of which Lazada still lists reviews; a day is left to read it in. */
    static Instant earliest(Instant now) {
        return now.minus(KEPT).plus(SETTLES);
    }

    /** Days are planned whole, so the day in which Lazada's memory begins is lost as well. */
    static void refuseTooOld(ReviewPart part, Instant now, ZoneId zone, ErrorContext context) {
        Instant first = now.minus(KEPT);
        if (part.from().isBefore(first)) {
            Instant readable = first.atZone(zone)
                    .toLocalDate()
                    .plusDays(1)
                    .atStartOfDay(zone)
                    .toInstant();
            Instant end = readable.isBefore(part.to()) ? readable : part.to();
            throw new UnreadableException(
                    context, "Lazada lists reviews for 90 days", "", new Span(part.from(), end, zone), null);
        }
    }

    /** The fewest calls that a slice takes. How many products a listing finds, only Lazada knows. */
    static long least(Slice slice) {
        boolean items = slice.scope() instanceof Scope.Document document
                && document.id().startsWith(ReviewPart.Kind.ITEMS + " ");
        return items
                ? ((Scope.Document) slice.scope())
                                .id()
                                .chars()
                                .filter(each -> each == ',')
                                .count()
                        + 1
                : 1;
    }

    SliceReader open(Slice slice, Optional<Cursor> from) {
        ErrorContext context = ErrorContext.of(shop, "GET " + LazadaReviewApi.HISTORY);
        if (slice.scope() instanceof Scope.Days days) {
            return new ReviewLister(products, days, from, context, clock);
        }
        if (slice.scope() instanceof Scope.Document document) {
            ReviewPart part = ReviewPart.of(document, context);
            return part.kind() == ReviewPart.Kind.ITEMS
                    ? new ReviewReader(calls, part, from, context, clock)
                    : new ReviewLister(products, part, from, context, clock);
        }
        throw new IllegalArgumentException("shop " + shop + " has no feed for " + slice);
    }
}
