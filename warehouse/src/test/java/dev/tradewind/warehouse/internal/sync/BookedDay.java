package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Span;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.UnreadableException;
import dev.tradewind.core.model.LedgerEntry;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.Version;
import dev.tradewind.core.spi.Write;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.warehouse.Warehouse;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.DatabaseOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A shop with one day of bookings that is read again and again, and its warehouse. */
final class BookedDay implements AutoCloseable {
    static final Instant SINCE = Instant.parse("2026-11-18T16:00:00Z");
    static final LocalDate DAY = LocalDate.parse("2026-11-19");
    static final Instant NOON = Instant.parse("2026-11-19T04:00:00Z");
    /** How a receipt shows the day. */
    static final String SHOWN = "2026-11-19 to 2026-11-20";

    final ScriptedShop shop = new ScriptedShop();
    private final String url;
    private Warehouse warehouse;
    private List<Booking> listed = List.of();
    private boolean tooOld;

    BookedDay(String url) {
        this.url = url;
        this.shop.feed(days(), this::page);
        this.warehouse = open();
    }

    /** A booking as the platform lists it. */
    record Booking(
            String id, @Nullable String order, @Nullable String line, String fee, String amount, Instant at) {
        static Booking of(int number) {
            return new Booking("b" + number, "o" + number, "l" + number, "commission", "1.00", NOON);
        }

        Booking id(String other) {
            return new Booking(other, order, line, fee, amount, at);
        }

        Booking amount(String other) {
            return new Booking(id, order, line, fee, other, at);
        }

        Booking of(@Nullable String otherOrder, @Nullable String otherLine) {
            return new Booking(id, otherOrder, otherLine, fee, amount, at);
        }

        Booking fee(String other) {
            return new Booking(id, order, line, other, amount, at);
        }

        Booking at(Instant other) {
            return new Booking(id, order, line, fee, amount, other);
        }
    }

    /** Lists so many bookings from now on, each of its own order line. */
    BookedDay lists(int count) {
        return lists(count, Function.identity());
    }

    BookedDay lists(int count, Function<Booking, Booking> each) {
        return lists(IntStream.range(0, count).mapToObj(Booking::of).map(each).toList());
    }

    BookedDay lists(List<Booking> bookings) {
        listed = List.copyOf(bookings);
        return this;
    }

    /** The platform keeps the day no longer. */
    void isTooOld() {
        tooOld = true;
    }

    Warehouse warehouse() {
        return warehouse;
    }

    /** The process ends and another one opens the same database. */
    void reopen() {
        warehouse.close();
        warehouse = open();
    }

    /** The process ended after its last commit and before its receipt. */
    void reopenAsIfNothingWasTold() {
        warehouse.close();
        try (Database database = Database.open(url, null, null, DatabaseOptions.defaults())) {
            database.run(tx -> Statements.update(tx, "update {wh_loss} set told_run = null"));
        }
        warehouse = open();
    }

    /** Syncs when the day is due to be read again. */
    Receipt sync() {
        shop.time.advance(Duration.ofHours(13));
        return warehouse.sync(shop).since(SINCE).lanes(1).run();
    }

    /** Syncs when the day is too old to be read again. */
    Receipt syncWhenFinal() {
        shop.time.advance(Duration.ofDays(32));
        return sync();
    }

    /** Reads the day anew, whatever its age. */
    Receipt reload() {
        return warehouse
                .reload(shop, Dataset.FINANCE)
                .from(DAY)
                .to(DAY.plusDays(1))
                .lanes(1)
                .run();
    }

    List<String> living() {
        List<String> ids = new ArrayList<>();
        warehouse.query("select entry_id from wh_ledger where not is_deleted").stream(
                columns -> {}, row -> ids.add(String.valueOf(row.get(0))));
        return ids;
    }

    private Warehouse open() {
        return Warehouse.open(url)
                .clock(shop.time)
                .sleeper(shop.time)
                .chance(SeededChance.of(shop.time.instant().getEpochSecond()))
                .build();
    }

    private SlicePage page(Slice slice, Optional<Cursor> at) {
        boolean day = slice.scope() instanceof Scope.Days days && days.from().equals(DAY);
        if (day && tooOld) {
            Span span = new Span(SINCE, SINCE.plus(Duration.ofDays(1)), ZoneOffset.UTC);
            throw new UnreadableException(
                    ErrorContext.of(shop.shop().ref(), "statement"), "it is too old", "Nothing", span, null);
        }
        return day
                ? ScriptedShop.end(
                        Proof.CHAINED, listed.stream().map(this::change).toArray(Change<?>[]::new))
                : ScriptedShop.end(Proof.CHAINED);
    }

    private Change<LedgerEntry> change(Booking booking) {
        LedgerEntry entry = new LedgerEntry(
                "statement",
                null,
                LedgerEntry.Kind.COMMISSION,
                booking.order(),
                booking.line(),
                Money.of(booking.amount(), "PHP"),
                null,
                booking.at(),
                booking.fee());
        return Change.of(Dataset.FINANCE, booking.id(), Version.observed(shop.time.instant()), entry);
    }

    private static Feed days() {
        return Feed.builder("statement", Dataset.FINANCE)
                .axis(Axis.DAY)
                .write(Write.REPLACE)
                .proof(Proof.CHAINED)
                .lag(Duration.ZERO)
                .maxWindow(Duration.ofDays(1))
                .settle(Duration.ofDays(30), Duration.ofHours(12))
                .build();
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
