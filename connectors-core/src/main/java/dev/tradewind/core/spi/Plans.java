package dev.tradewind.core.spi;

import dev.tradewind.core.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Cuts spans into slices on a fixed grid, so that two planners make equal slices. */
public final class Plans {
    private Plans() {}

    /**
     * Tiles a span for every part of a feed. Windows end on multiples of the feed's longest window since 1970, days on
     * multiples of its days; an AS_OF feed gets one slice as of the span's end.
     */
    public static List<Slice> cut(Feed feed, Span span) {
        if (span.isEmpty()) {
            return List.of();
        }
        List<Slice> slices = new ArrayList<>();
        for (String part : feed.parts()) {
            switch (feed.axis()) {
                case MODIFIED, POSTED -> windows(feed, part, span, slices);
                case DAY -> days(feed, part, span, slices);
                case AS_OF -> slices.add(new Slice(feed.name(), part, new Scope.AsOf(span.to())));
            }
        }
        return List.copyOf(slices);
    }

    private static void windows(Feed feed, String part, Span span, List<Slice> slices) {
        long grid = feed.timing().maxWindow().toSeconds();
        Instant from = span.from();
        while (from.isBefore(span.to())) {
            Instant edge =
                    Instant.ofEpochSecond(Math.multiplyExact(Math.floorDiv(from.getEpochSecond(), grid) + 1, grid));
            Instant to = edge.isBefore(span.to()) ? edge : span.to();
            slices.add(new Slice(feed.name(), part, new Scope.Window(from, to)));
            from = to;
        }
    }

    private static void days(Feed feed, String part, Span span, List<Slice> slices) {
        long grid = Math.max(1, feed.timing().maxWindow().toDays());
        LocalDate from = span.from().atZone(span.zone()).toLocalDate();
        LocalDate end = span.to()
                .minus(Duration.ofNanos(1))
                .atZone(span.zone())
                .toLocalDate()
                .plusDays(1);
        while (from.isBefore(end)) {
            LocalDate edge = LocalDate.ofEpochDay((Math.floorDiv(from.toEpochDay(), grid) + 1) * grid);
            LocalDate to = edge.isBefore(end) ? edge : end;
            slices.add(new Slice(feed.name(), part, new Scope.Days(from, to, span.zone())));
            from = to;
        }
    }
}
