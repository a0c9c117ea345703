package dev.tradewind.lazada.internal.money;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Write;
import dev.tradewind.lazada.internal.reading.Feeds;
import dev.tradewind.lazada.internal.reading.IdsReader;
import dev.tradewind.lazada.internal.reading.LazyReader;
import dev.tradewind.lazada.internal.reading.PlatformClock;
import dev.tradewind.lazada.internal.reviews.ReviewCalls;
import dev.tradewind.lazada.internal.reviews.ReviewFetch;
import dev.tradewind.lazada.internal.wire.LazadaRates;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The streams of a shop's money. Each is optional, since an app may lack the permission. Fees turn up weeks after their day,
 * which is why days of the statement are read again each week until they are 35 days old.
 */
public final class MoneyFeeds implements Feeds {
    static final String TRANSACTIONS = "transactions";
    static final String PAYOUTS = "payouts";
    static final String REVERSALS = "reversals";
    private static final Duration STATEMENT_SETTLES = Duration.ofDays(35);
    private static final int IDS_A_PAGE = 10;

    private final ShopRef shop;
    private final MoneyCalls calls;
    private final ReviewCalls reviews;
    private final PlatformClock platform;
    private final Clock clock;

    public MoneyFeeds(ShopRef shop, MoneyCalls calls, ReviewCalls reviews, PlatformClock platform, Clock clock) {
        this.shop = shop;
        this.calls = calls;
        this.reviews = reviews;
        this.platform = platform;
        this.clock = clock;
    }

    @Override
    public List<Feed> feeds(LazadaRates rates) {
        return List.of(
                Feed.builder(TRANSACTIONS, Dataset.FINANCE)
                        .axis(Axis.DAY)
                        .write(Write.REPLACE)
                        .proof(Proof.CHAINED, Proof.AGREED)
                        .maxWindow(Duration.ofDays(1))
                        .lag(Duration.ofHours(1))
                        .settle(STATEMENT_SETTLES, Duration.ofDays(7))
                        .rate(rates.key("finances"))
                        .maxOpen(2)
                        .optional()
                        .build(),
                Feed.builder(PAYOUTS, Dataset.FINANCE)
                        .axis(Axis.POSTED)
                        .proof(Proof.CHAINED)
                        .maxWindow(Duration.ofDays(30))
                        .lag(Duration.ofHours(1))
                        .settle(STATEMENT_SETTLES, Duration.ofDays(1))
                        .rate(rates.key("finances"))
                        .optional()
                        .build(),
                Feed.builder(REVERSALS, Dataset.ACTIVITY, Dataset.FINANCE)
                        .proof(Proof.AGREED)
                        .maxWindow(Duration.ofDays(1))
                        .lag(Duration.ofMinutes(2))
                        .settle(Duration.ofDays(1), Duration.ofHours(6))
                        .rate(rates.key("reverses"))
                        .maxOpen(2)
                        .optional()
                        .build());
    }

    @Override
    public Optional<SliceReader> open(Slice slice, Optional<Cursor> from) {
        if (slice.scope() instanceof Scope.Ids) {
            return Optional.of(byId(slice, from));
        }
        ErrorContext context = ErrorContext.of(shop, slice.feed());
        if (slice.feed().equals(TRANSACTIONS) && slice.scope() instanceof Scope.Days days) {
            return Optional.of(new LazyReader(
                    () -> new TransactionReader(calls, slice.feed(), days, STATEMENT_SETTLES, from, context, clock)));
        }
        if (slice.feed().equals(PAYOUTS) && slice.scope() instanceof Scope.Window window) {
            return Optional.of(new LazyReader(() -> new PayoutReader(calls, window, from, platform, context, clock)));
        }
        if (slice.feed().equals(REVERSALS) && slice.scope() instanceof Scope.Window window) {
            return Optional.of(new LazyReader(
                    () -> new ReversalReader(calls, slice.feed(), window, from, platform, context, clock)));
        }
        return Optional.empty();
    }

    /** Opens a slice of ids of any feed with bookings or events: an id says in which book it stands. */
    public SliceReader byId(Slice slice, Optional<Cursor> from) {
        Scope.Ids ids = (Scope.Ids) slice.scope();
        ErrorContext context = ErrorContext.of(shop, slice.feed());
        ReviewFetch fetch = new ReviewFetch(reviews, context, clock);
        return new LazyReader(() -> new IdsReader(
                slice.feed(),
                ids,
                from,
                context,
                IDS_A_PAGE,
                new MoneyById(calls, fetch, context, ids.dataset(), clock)));
    }
}
