package dev.tradewind.lazada.internal.reviews;

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
import dev.tradewind.core.spi.SliceOpener;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.lazada.internal.reading.Feeds;
import dev.tradewind.lazada.internal.reading.LazyReader;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import dev.tradewind.lazada.internal.wire.LazadaRates;
import dev.tradewind.lazada.internal.wire.LazadaReviewApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The reviews of a shop. Lazada lists them for one product and seven days at a time, so each new day costs a call for each
 * product: read once, when it is a day old and nothing is added to it any more, and only where somebody asked for it.
 */
public final class ReviewFeed implements Feeds {
    public static final String REVIEWS = "reviews";

    /** For so long Lazada lists a review. */
    static final Duration KEPT = Duration.ofDays(90);

    private static final Duration SETTLES = Duration.ofDays(1);

    private final ShopRef shop;
    private final LazadaCalls products;
    private final ReviewCalls calls;
    private final SliceOpener byId;
    private final Clock clock;

    /**
     * Makes the feed.
     *
     * @param byId opens slices of ids: whichever feed is asked for an event, its id says in which book it stands
     */
    public ReviewFeed(ShopRef shop, LazadaCalls products, ReviewCalls calls, SliceOpener byId, Clock clock) {
        this.shop = shop;
        this.products = products;
        this.calls = calls;
        this.byId = byId;
        this.clock = clock;
    }

    @Override
    public List<Feed> feeds(LazadaRates rates) {
        return List.of(Feed.builder(REVIEWS, Dataset.ACTIVITY)
                .axis(Axis.DAY)
                .proof(Proof.CHAINED)
                .maxWindow(Duration.ofDays(7))
                .lag(SETTLES)
                .settle(SETTLES, Duration.ofDays(1))
                .rate(rates.key("reviews"))
                .maxOpen(4)
                .optional()
                .build());
    }

    /** The earliest instant of which Lazada still lists reviews; a day is left to read it in. */
    public static Instant earliest(Instant now) {
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
    public static long least(Slice slice) {
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

    @Override
    public Optional<SliceReader> open(Slice slice, Optional<Cursor> from) {
        if (slice.scope() instanceof Scope.Ids) {
            return Optional.of(byId.open(slice, from));
        }
        boolean known = slice.scope() instanceof Scope.Days || slice.scope() instanceof Scope.Document;
        return known ? Optional.of(new LazyReader(() -> reader(slice, from))) : Optional.empty();
    }

    private SliceReader reader(Slice slice, Optional<Cursor> from) {
        ErrorContext context = ErrorContext.of(shop, "GET " + LazadaReviewApi.HISTORY);
        if (slice.scope() instanceof Scope.Days days) {
            return new ReviewLister(products, days, from, context, clock);
        }
        ReviewPart part = ReviewPart.of((Scope.Document) slice.scope(), context);
        return part.kind() == ReviewPart.Kind.ITEMS
                ? new ReviewReader(calls, part, from, context, clock)
                : new ReviewLister(products, part, from, context, clock);
    }
}
