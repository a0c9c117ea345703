package dev.tradewind.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlansTest {
    private static final ZoneId MANILA = ZoneId.of("Asia/Manila");
    private static final Instant BASE = Instant.parse("2026-01-01T00:00:00Z");

    private static Feed feed(Axis axis, Duration window, String... parts) {
        return Feed.builder("orders", Dataset.ORDERS)
                .axis(axis)
                .parts(parts)
                .maxWindow(window)
                .build();
    }

    private static Span span(String from, String to, ZoneId zone) {
        return new Span(Instant.parse(from), Instant.parse(to), zone);
    }

    private static Instant instant(Random random) {
        return BASE.plusSeconds(random.nextInt(60 * 86_400)).plusNanos(random.nextInt(1_000_000_000));
    }

    @Test
    void cut_intoWindows_tilesEverySpanOnOneGrid() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            Instant one = instant(random);
            Instant other = instant(random);
            Span span = one.isBefore(other) ? new Span(one, other, MANILA) : new Span(other, one, MANILA);
            Duration longest = Duration.ofHours(1 + random.nextInt(400));
            Instant edge = span.from();
            for (Slice slice : Plans.cut(feed(Axis.MODIFIED, longest, ""), span)) {
                Scope.Window window = (Scope.Window) slice.scope();
                assertThat(window.from()).isEqualTo(edge);
                assertThat(Duration.between(window.from(), window.to())).isLessThanOrEqualTo(longest);
                edge = window.to();
                assertThat(edge.equals(span.to())
                                || edge.getEpochSecond() % longest.toSeconds() == 0 && edge.getNano() == 0)
                        .as("%s lies on the grid", edge)
                        .isTrue();
            }
            assertThat(edge).isEqualTo(span.to());
        }
    }

    @Test
    void cut_byTwoPlannersWithOtherEnds_makesEqualSlicesBetween() {
        Feed feed = feed(Axis.POSTED, Duration.ofDays(1), "");
        List<Slice> one = Plans.cut(feed, span("2026-03-01T05:00:00Z", "2026-03-10T00:00:00Z", MANILA));
        List<Slice> two = Plans.cut(feed, span("2026-03-03T17:00:00Z", "2026-03-12T09:00:00Z", MANILA));

        assertThat(two.subList(1, 7)).isEqualTo(one.subList(3, 9));
    }

    @Test
    void cut_ofSeveralParts_tilesEach() {
        List<Slice> slices = Plans.cut(
                feed(Axis.MODIFIED, Duration.ofDays(1), "live", "trash"),
                span("2026-03-01T00:00:00Z", "2026-03-03T00:00:00Z", MANILA));

        assertThat(slices).extracting(Slice::part).containsExactly("live", "live", "trash", "trash");
        assertThat(slices.subList(2, 4))
                .extracting(Slice::scope)
                .isEqualTo(slices.subList(0, 2).stream().map(Slice::scope).toList());
    }

    @Test
    void cut_ofNothing_isNothing() {
        for (Axis axis : Axis.values()) {
            assertThat(Plans.cut(feed(axis, Duration.ofDays(1), ""), new Span(BASE, BASE, MANILA)))
                    .isEmpty();
        }
    }

    @Test
    void cut_ofASnapshot_isOneSliceAsOfTheEnd() {
        assertThat(Plans.cut(
                        feed(Axis.AS_OF, Duration.ofDays(1), ""),
                        span("2026-03-01T00:00:00Z", "2026-03-09T00:00:00Z", MANILA)))
                .containsExactly(new Slice("orders", "", new Scope.AsOf(Instant.parse("2026-03-09T00:00:00Z"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTC", "Asia/Manila", "Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia", "Asia/Kathmandu"})
    void cut_intoDays_coversEveryDayThatTheSpanTouches(ZoneId zone) {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            Instant from = instant(random).plusSeconds(random.nextInt(300 * 86_400));
            Span span = new Span(from, from.plusSeconds(1 + random.nextInt(20 * 86_400)), zone);
            Feed feed = feed(Axis.DAY, Duration.ofDays(1 + random.nextInt(5)), "");
            TreeSet<LocalDate> touched = new TreeSet<>();
            for (Instant at = from; at.isBefore(span.to()); at = at.plus(Duration.ofMinutes(30))) {
                touched.add(at.atZone(zone).toLocalDate());
            }
            touched.add(span.to().minusNanos(1).atZone(zone).toLocalDate());

            List<LocalDate> days = days(Plans.cut(feed, span));
            assertThat(days).as("%s", span).doesNotHaveDuplicates().isSorted();
            assertThat(days).containsAll(touched);
            assertThat(days.get(0)).isEqualTo(touched.first());
            assertThat(days.get(days.size() - 1)).isEqualTo(touched.last());
        }
    }

    @Test
    void cut_overTheDayThatClocksChange_takesThatDayOnceAndEndsAtMidnight() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Feed feed = feed(Axis.DAY, Duration.ofDays(1), "");

        assertThat(days(Plans.cut(feed, span("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", berlin))))
                .as("a day of 23 hours")
                .containsExactly(LocalDate.parse("2026-03-29"));
        assertThat(days(Plans.cut(feed, span("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", berlin))))
                .as("a day of 25 hours")
                .containsExactly(LocalDate.parse("2026-10-25"));
    }

    @Test
    void cut_intoDays_isEqualForTwoPlanners() {
        Feed feed = feed(Axis.DAY, Duration.ofDays(3), "");
        List<Slice> one = Plans.cut(feed, span("2026-03-02T00:00:00Z", "2026-03-20T00:00:00Z", MANILA));
        List<Slice> two = Plans.cut(feed, span("2026-03-05T00:00:00Z", "2026-03-23T00:00:00Z", MANILA));

        assertThat(one.subList(2, 5)).isEqualTo(two.subList(1, 4));
    }

    private static List<LocalDate> days(List<Slice> slices) {
        List<LocalDate> days = new ArrayList<>();
        for (Slice slice : slices) {
            Scope.Days scope = (Scope.Days) slice.scope();
            scope.from().datesUntil(scope.to()).forEach(days::add);
        }
        return days;
    }
}
