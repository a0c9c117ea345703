package dev.tradewind.lazada.internal.ads;

import dev.tradewind.core.Span;
import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.UnreadableException;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Reads ads, a day at once: sums over pages cannot be taken up in the middle. A day that is old enough to become final is
 * listed twice.
 */
final class AdReader implements SliceReader {
    private final LazadaCalls calls;
    private final Slice slice;
    private final Scope.Days days;
    private final Optional<Cursor> from;
    private final ErrorContext context;
    private final Clock clock;

    AdReader(
            LazadaCalls calls, Slice slice, Scope.Days days, Optional<Cursor> from, ErrorContext context, Clock clock) {
        this.calls = calls;
        this.slice = slice;
        this.days = days;
        this.from = from;
        this.context = context;
        this.clock = clock;
    }

    @Override
    public SlicePage next() {
        if (from.isPresent()) {
            throw new CursorExpiredException(context, "a day of ads is read at once, from its start", "", null);
        }
        LocalDate day = days.from();
        if (day.plusDays(1).isBefore(days.to())) {
            return SlicePage.of(List.of(), new Step.Split(everyDay()));
        }
        Instant askedAt = clock.instant();
        LocalDate today = askedAt.atZone(days.zone()).toLocalDate();
        if (day.isBefore(AdFeed.firstDay(today))) {
            throw unreadable(
                    "Lazada keeps reports on ads for six months: " + day + " is before " + AdFeed.firstDay(today));
        }
        boolean settles = !askedAt.isBefore(
                days.to().atStartOfDay(days.zone()).toInstant().plus(AdFeed.SETTLE));
        boolean isToday = day.equals(today);
        AdListing first = AdListing.walk(calls, day, isToday);
        if (!first.ended()) {
            throw unreadable("Lazada lists 10,000 ad groups of a day, and " + day + " has more");
        }
        Optional<AdListing> second = settles ? Optional.of(AdListing.walk(calls, day, isToday)) : Optional.empty();
        AdDay.Read read = AdDay.of(calls.market(), day, askedAt, calls.adOverview(day, isToday), first, second);
        return new SlicePage(
                read.changes(),
                List.of(),
                read.rejected(),
                read.listed(),
                List.of(),
                Optional.empty(),
                new Step.End(read.evidence()));
    }

    @Override
    public void close() {
        // holds nothing
    }

    private List<Slice> everyDay() {
        return days.from()
                .datesUntil(days.to())
                .map(day -> new Slice(slice.feed(), slice.part(), new Scope.Days(day, day.plusDays(1), days.zone())))
                .toList();
    }

    private UnreadableException unreadable(String why) {
        Span span = new Span(
                days.from().atStartOfDay(days.zone()).toInstant(),
                days.to().atStartOfDay(days.zone()).toInstant(),
                days.zone());
        return new UnreadableException(context, why, "", span, null);
    }
}
