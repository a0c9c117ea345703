package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Shop;
import dev.tradewind.core.event.SyncListener;
import dev.tradewind.core.receipt.ReceiptLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a run was asked for.
 *
 * @param datasets asked for by name; empty for all that a shop offers
 * @param since earliest instant to read, for each shop
 * @param lanes greatest number of slices read at a time
 * @param shopsAtOnce greatest number of shops worked on at a time
 * @param executor where all lanes but the caller's run, or null for threads of the run's own
 * @param deadline how long the run may take, or null
 * @param listener hears of everything
 * @param onLine gets the lines one by one, so that the receipt need not hold them; or null
 * @param errand what to do with each shop
 * @param seed what the jitter of its waits comes from, or null for one by chance
 */
public record SyncOptions(
        Set<Dataset<?>> datasets,
        Function<Shop, Optional<Instant>> since,
        int lanes,
        int shopsAtOnce,
        @Nullable Executor executor,
        @Nullable Duration deadline,
        SyncListener listener,
        @Nullable Consumer<ReceiptLine> onLine,
        Errand errand,
        @Nullable Long seed) {
    public SyncOptions {
        datasets = Set.copyOf(datasets);
    }

    /** Whether somebody takes the lines one by one, so that the receipt holds their totals only. */
    boolean isStreamed() {
        return onLine != null;
    }

    /** The earliest instant to read of a shop: the first of the month one year back in its zone, when nobody says. */
    Instant earliest(Shop shop, Instant now) {
        return since.apply(shop)
                .orElseGet(() -> now.atZone(shop.zone())
                        .toLocalDate()
                        .withDayOfMonth(1)
                        .minusYears(1)
                        .atStartOfDay(shop.zone())
                        .toInstant());
    }
}
