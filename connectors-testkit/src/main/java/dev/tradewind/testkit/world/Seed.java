package dev.tradewind.testkit.world;

import dev.tradewind.core.Market;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What a world grows from: equal seeds make equal worlds, on any machine. Immutable.
 *
 * @param value the number that everything is drawn from
 * @param orders how many orders there are at first
 * @param products how many products there are at first, at least 1
 * @param minLines fewest lines of an order, at least 1
 * @param maxLines most lines of an order, at most 60
 * @param from earliest time of a last change (inclusive)
 * @param to latest time of a last change (exclusive); whole seconds, after {@code from}
 * @param tie how many orders in the middle share one and the same second; 0 or 1 for none
 * @param hostile whether texts also hold what databases choke on: NUL, 4,000 characters
 * @param market where the shop sells: currency and zone
 */
public record Seed(
        long value,
        long orders,
        int products,
        int minLines,
        int maxLines,
        Instant from,
        Instant to,
        int tie,
        boolean hostile,
        Market market) {
    public Seed {
        if (orders < 0 || products < 1 || minLines < 1 || maxLines < minLines || maxLines > 60 || tie < 0) {
            throw new IllegalArgumentException("a seed needs orders >= 0, products >= 1, 1 <= lines <= 60, tie >= 0");
        }
        if (from.getNano() != 0 || to.getNano() != 0 || !from.isBefore(to)) {
            throw new IllegalArgumentException("a seed needs whole seconds and from before to: " + from + ", " + to);
        }
        if (tie > orders) {
            throw new IllegalArgumentException("a tie of " + tie + " needs at least as many orders, not " + orders);
        }
    }

    /**
     * A shop in Manila: 100 orders with 1 to 4 lines, 40 products, changed between 2026-10-01 and 2026-11-20 UTC, small
     * ties, no large one, texts with quotes, emoji and right-to-left writing.
     */
    public static Seed of(long value) {
        return new Seed(
                value,
                100,
                40,
                1,
                4,
                Instant.parse("2026-10-01T00:00:00Z"),
                Instant.parse("2026-11-20T00:00:00Z"),
                0,
                false,
                new Market("PH", "PH", "PHP", ZoneId.of("Asia/Manila")));
    }

    /** With so many orders. */
    public Seed orders(long count) {
        return new Seed(value, count, products, minLines, maxLines, from, to, tie, hostile, market);
    }

    /** With so many products. */
    public Seed products(int count) {
        return new Seed(value, orders, count, minLines, maxLines, from, to, tie, hostile, market);
    }

    /** With so many lines in each order, both inclusive. */
    public Seed lines(int least, int most) {
        return new Seed(value, orders, products, least, most, from, to, tie, hostile, market);
    }

    /** Changed at this instant or later. */
    public Seed from(Instant earliest) {
        return new Seed(value, orders, products, minLines, maxLines, earliest, to, tie, hostile, market);
    }

    /** Changed before this instant. */
    public Seed to(Instant latest) {
        return new Seed(value, orders, products, minLines, maxLines, from, latest, tie, hostile, market);
    }

    /** With so many orders in one second; set the number of orders first. */
    public Seed tie(int size) {
        return new Seed(value, orders, products, minLines, maxLines, from, to, size, hostile, market);
    }

    /** With texts that databases choke on. */
    public Seed hostile(boolean yes) {
        return new Seed(value, orders, products, minLines, maxLines, from, to, tie, yes, market);
    }

    /** Selling elsewhere. */
    public Seed market(Market other) {
        return new Seed(value, orders, products, minLines, maxLines, from, to, tie, hostile, other);
    }
}
