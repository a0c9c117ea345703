package dev.tradewind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Span;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Checks that slices cover a span of a feed without hole or overlap, part by part. */
final class Tiling {
    private Tiling() {}

    static void check(Feed feed, Span span, List<Slice> slices) {
        assertThat(slices)
                .as("slices of %s", feed.name())
                .allMatch(slice -> slice.feed().equals(feed.name()));
        assertThat(slices.stream().map(Slice::part).distinct())
                .as("parts of %s", feed.name())
                .containsExactlyInAnyOrderElementsOf(feed.parts());
        for (String part : feed.parts()) {
            List<Scope> scopes = slices.stream()
                    .filter(slice -> slice.part().equals(part))
                    .map(Slice::scope)
                    .toList();
            switch (feed.axis()) {
                case MODIFIED, POSTED -> windows(feed, span, scopes);
                case DAY -> days(feed, span, scopes);
                case AS_OF ->
                    assertThat(scopes).as("slices of %s", feed.name()).containsExactly(new Scope.AsOf(span.to()));
            }
        }
    }

    private static void windows(Feed feed, Span span, List<Scope> scopes) {
        Instant edge = span.from();
        List<Scope.Window> sorted = scopes.stream()
                .map(Scope.Window.class::cast)
                .sorted(Comparator.comparing(Scope.Window::from))
                .toList();
        for (Scope.Window window : sorted) {
            assertThat(window.from())
                    .as("%s has a hole or an overlap", feed.name())
                    .isEqualTo(edge);
            assertThat(Duration.between(window.from(), window.to()))
                    .as("%s is longer than the feed's longest window", window)
                    .isLessThanOrEqualTo(feed.timing().maxWindow());
            edge = window.to();
        }
        assertThat(edge).as("%s ends too early or too late", feed.name()).isEqualTo(span.to());
    }

    private static void days(Feed feed, Span span, List<Scope> scopes) {
        LocalDate edge = span.from().atZone(span.zone()).toLocalDate();
        List<Scope.Days> sorted = scopes.stream()
                .map(Scope.Days.class::cast)
                .sorted(Comparator.comparing(Scope.Days::from))
                .toList();
        for (Scope.Days days : sorted) {
            assertThat(days.zone()).as("zone of %s", feed.name()).isEqualTo(span.zone());
            assertThat(days.from())
                    .as("%s has a hole or an overlap", feed.name())
                    .isEqualTo(edge);
            edge = days.to();
        }
        Instant last = span.to().minusNanos(1);
        assertThat(edge)
                .as("%s ends too early or too late", feed.name())
                .isEqualTo(last.atZone(span.zone()).toLocalDate().plusDays(1));
    }
}
