package dev.tradewind.testkit.world;

import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * An order as it stands. Amounts in minor units of the world's currency.
 *
 * @param place its place in the world, from 0: what numbers drawn for it start from
 * @param id the platform's id, unique within the world
 * @param createdAt when it was placed, whole seconds
 * @param updatedAt when it was last changed, whole seconds
 * @param revision how often it was changed after it was placed
 * @param buyer who bought
 * @param paymentMethod how it is paid
 * @param voucherCode code of the vouchers, empty when there is none
 * @param note the buyer's note, may be empty
 * @param lines at least one
 */
public record WorldOrder(
        long place,
        long id,
        Instant createdAt,
        Instant updatedAt,
        int revision,
        WorldBuyer buyer,
        String paymentMethod,
        String voucherCode,
        String note,
        List<WorldLine> lines) {
    /** The sum of something over the lines. */
    public long sum(ToLongFunction<WorldLine> amount) {
        return lines.stream().mapToLong(amount).sum();
    }

    /** What the buyer pays for everything. */
    public long total() {
        return sum(WorldLine::paid) + sum(WorldLine::shippingPaid);
    }
}
