package dev.tradewind.lazada.internal.ads;

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
import dev.tradewind.lazada.internal.wire.LazadaApi;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import dev.tradewind.lazada.internal.wire.LazadaRates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What ads brought, by day. They need a permission that many apps do not have, hence optional. */
public final class AdFeed implements Feeds {
    public static final String ADS = "ads";

    /** The channel of what ads brought; organic traffic comes from files and has another. */
    static final String SPONSORED = "sponsored";

    /** For so long Lazada goes on to attribute sales to a day. */
    static final Duration SETTLE = Duration.ofDays(8);

    private static final int KEPT_MONTHS = 6;

    private final ShopRef shop;
    private final LazadaCalls calls;
    private final Clock clock;

    public AdFeed(ShopRef shop, LazadaCalls calls, Clock clock) {
        this.shop = shop;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public List<Feed> feeds(LazadaRates rates) {
        return List.of(Feed.builder(ADS, Dataset.TRAFFIC)
                .axis(Axis.DAY)
                .write(Write.REPLACE)
                .proof(Proof.CHAINED, Proof.AGREED)
                .maxWindow(Duration.ofDays(1))
                .lag(Duration.ZERO)
                .settle(SETTLE, Duration.ofDays(1))
                .rate(rates.key("sponsors"))
                .optional()
                .build());
    }

    @Override
    public Optional<SliceReader> open(Slice slice, Optional<Cursor> from) {
        ErrorContext context = ErrorContext.of(shop, "GET " + LazadaApi.ADGROUPS);
        if (slice.scope() instanceof Scope.Ids ids) {
            return Optional.of(new AdsById(calls, ids, from, context, clock));
        }
        if (slice.scope() instanceof Scope.Days days) {
            return Optional.of(new AdReader(calls, slice, days, from, context, clock));
        }
        return Optional.empty();
    }

    /** The first day of which Lazada still has a report. */
    static LocalDate firstDay(LocalDate today) {
        return today.minusMonths(KEPT_MONTHS);
    }

    /** The earliest instant that can be read from; a day is left to read it in. */
    public static Instant earliest(Instant now, ZoneId zone) {
        return firstDay(now.atZone(zone).toLocalDate())
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
    }
}
