package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.warehouse.contract.Engines;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day of which every booking comes under a new id: the same bookings, or others that only look alike. */
class RestatedDayTest {
    private static final int HELD = 60;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sync_dayUnderNewIds_replacesTheOldOnes(boolean postgres) {
        String url = postgres ? Engines.postgres().url() : "jdbc:duckdb:";
        try (BookedDay day = new BookedDay(url).lists(HELD)) {
            SyncEngineTest.assertComplete(day.sync());

            day.lists(HELD, booking -> booking.id("new-" + booking.id()).amount("1.01"));

            SyncEngineTest.assertComplete(day.sync());
            assertThat(day.living()).hasSize(HELD).allMatch(id -> id.startsWith("new-"));
        }
    }

    @Test
    void sync_newIdsOfFewerBookings_countsTheDifferenceAlone() {
        try (BookedDay day = new BookedDay("jdbc:duckdb:").lists(HELD)) {
            SyncEngineTest.assertComplete(day.sync());
            day.lists(HELD - 21, booking -> booking.id("new-" + booking.id()));

            assertRefused(day, "21 of the 60 finance");
            day.lists(HELD - 20, booking -> booking.id("new-" + booking.id()));

            SyncEngineTest.assertComplete(day.sync());
            assertThat(day.living()).hasSize(HELD - 20);
        }
    }

    @Test
    void sync_newIdsOfOtherOrders_areAnotherShopAndKeepAll() {
        assertNotRestated(booking -> booking.id("new-" + booking.id()).of("their-" + booking.order(), booking.line()));
    }

    @Test
    void sync_newIdsOfAnotherDay_keepAll() {
        assertNotRestated(booking -> booking.id("new-" + booking.id()).at(BookedDay.NOON.plus(Duration.ofDays(1))));
    }

    @Test
    void sync_newIdsOfAnotherFee_keepAll() {
        assertNotRestated(booking -> booking.id("new-" + booking.id()).fee("voucher"));
    }

    @Test
    void sync_newIdsThatNameNoOrderLine_keepAll() {
        try (BookedDay day = new BookedDay("jdbc:duckdb:").lists(HELD, booking -> booking.of(booking.order(), null))) {
            SyncEngineTest.assertComplete(day.sync());
            day.lists(HELD, booking -> booking.id("new-" + booking.id()).of(booking.order(), null));

            assertRefused(day, "60 of the 120 finance");
        }
    }

    /** Each line keeps one of its two fees: what is left must not pass for what went. */
    @Test
    void sync_oneFeeOfEachLineFallsOut_keepsAll() {
        List<BookedDay.Booking> first =
                IntStream.range(0, HELD).mapToObj(BookedDay.Booking::of).toList();
        List<BookedDay.Booking> second = first.stream()
                .map(booking -> booking.id("v" + booking.id()).fee("voucher"))
                .toList();
        try (BookedDay day = new BookedDay("jdbc:duckdb:")
                .lists(Stream.concat(first.stream(), second.stream()).toList())) {
            SyncEngineTest.assertComplete(day.sync());
            day.lists(first);

            assertRefused(day, "60 of the 120 finance");
            assertThat(day.living()).hasSize(2 * HELD);
        }
    }

    /** Each line has two equal fees and keeps one of them: that one was there before, and takes no place. */
    @Test
    void sync_oneOfTwoEqualFeesFallsOut_keepsAll() {
        List<BookedDay.Booking> first =
                IntStream.range(0, HELD).mapToObj(BookedDay.Booking::of).toList();
        List<BookedDay.Booking> twice = first.stream()
                .flatMap(booking -> Stream.of(booking, booking.id("v" + booking.id())))
                .toList();
        try (BookedDay day = new BookedDay("jdbc:duckdb:").lists(twice)) {
            SyncEngineTest.assertComplete(day.sync());
            SyncEngineTest.assertComplete(day.sync());
            day.lists(first);

            assertRefused(day, "60 of the 120 finance");
            assertThat(day.living()).hasSize(2 * HELD);
        }
    }

    private static void assertNotRestated(Function<BookedDay.Booking, BookedDay.Booking> change) {
        try (BookedDay day = new BookedDay("jdbc:duckdb:").lists(HELD)) {
            SyncEngineTest.assertComplete(day.sync());
            List<String> before = day.living();
            day.lists(HELD, change);

            assertRefused(day, "60 of the ");
            assertThat(day.living()).containsAll(before);
        }
    }

    private static void assertRefused(BookedDay day, String message) {
        Receipt receipt = day.sync();
        assertThat(receipt.worst()).as(receipt.toString()).contains(Outcome.PARTIAL);
        assertThat(receipt.lines().get(0).reasons())
                .filteredOn(reason -> reason.code() == Reason.Code.SWEEP_TOO_LARGE
                        && reason.slice().equals(BookedDay.SHOWN))
                .singleElement()
                .satisfies(reason -> assertThat(reason.message()).startsWith(message));
    }
}
