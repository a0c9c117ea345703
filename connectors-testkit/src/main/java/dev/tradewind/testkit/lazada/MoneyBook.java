package dev.tradewind.testkit.lazada;

import dev.tradewind.testkit.world.LineState;
import dev.tradewind.testkit.world.World;
import dev.tradewind.testkit.world.WorldLine;
import dev.tradewind.testkit.world.WorldOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The seller's statement: a pure function of the orders and the clock. Delivered pieces are booked a week after the order was
 * placed; the payment fee of each fifth piece turns up 30 days later on the same day; some pieces have two equal rows, some a
 * fee of a new type; what is returned is booked back. Safe for use by several threads.
 */
final class MoneyBook {
    private static final int BOOKED_AFTER = 7;
    private static final int RETURNED_AFTER = 14;
    private static final int LATE = 30;

    private final World world;
    private final Clock clock;

    MoneyBook(World world, Clock clock) {
        this.world = world;
        this.clock = clock;
    }

    /**
     * A row of the statement.
     *
     * @param day when it is booked
     * @param visible when it turns up
     * @param feeType number of the fee
     * @param name name of the fee
     * @param order the order
     * @param line the piece, 0 for the whole order
     * @param amount minor units, positive when it is credited
     */
    record Booking(LocalDate day, Instant visible, String feeType, String name, long order, long line, long amount) {}

    /** Rows between two days, both inclusive, that can be seen now. */
    List<Booking> between(LocalDate from, LocalDate to) {
        Instant now = clock.instant();
        return all().stream()
                .filter(row -> !row.day().isBefore(from) && !row.day().isAfter(to))
                .filter(row -> !row.visible().isAfter(now))
                .toList();
    }

    /** All rows, those that cannot be seen yet included. */
    List<Booking> all() {
        List<Booking> rows = new ArrayList<>();
        world.allOrders().forEach(order -> order.lines().forEach(line -> line(order, line, rows)));
        return rows;
    }

    private void line(WorldOrder order, WorldLine line, List<Booking> rows) {
        boolean returned = line.state() == LineState.RETURNED;
        if (line.state() != LineState.DELIVERED && !returned) {
            return;
        }
        long commission = line.price() * 6 / 100;
        LocalDate day = day(order).plusDays(BOOKED_AFTER);
        rows.add(row(order, line, day, 0, "13", "Item Price Credit", line.paid()));
        rows.add(row(order, line, day, 0, "16", "Commission", -commission));
        rows.add(row(order, line, day, line.id() % 5 == 0 ? LATE : 0, "3", "Payment Fee", -line.paid() * 2 / 100));
        if (line.shipping() > 0) {
            rows.add(row(order, line, day, 0, "7", "Shipping Fee (Paid By Seller)", -line.shipping()));
        }
        for (int i = 0; i < 2 && line.id() % 7 == 0; i++) {
            Instant visible = start(day).plus(Duration.ofHours(12));
            rows.add(new Booking(day, visible, "118", "Promotional Vouchers", order.id(), 0, -100));
        }
        if (line.id() % 11 == 0) {
            rows.add(row(order, line, day, 0, "9999", "Something New", -50));
        }
        if (returned) {
            LocalDate back = day(order).plusDays(RETURNED_AFTER);
            rows.add(row(order, line, back, 0, "14", "Reversal Item Price", -line.paid()));
            rows.add(row(order, line, back, 0, "15", "Reversal Commission", commission));
        }
    }

    private Booking row(
            WorldOrder order, WorldLine line, LocalDate day, int late, String feeType, String name, long amount) {
        Instant visible = start(day).plus(Duration.ofHours(12)).plus(Duration.ofDays(late));
        return new Booking(day, visible, feeType, name, order.id(), line.id(), amount);
    }

    private LocalDate day(WorldOrder order) {
        return order.createdAt().atZone(world.seed().market().zone()).toLocalDate();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(world.seed().market().zone()).toInstant();
    }
}
