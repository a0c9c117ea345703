package dev.tradewind.examples.boot;

import static dev.tradewind.core.Dataset.ORDERS;
import static dev.tradewind.core.Dataset.PRODUCTS;

import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.warehouse.SyncRun;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/** Syncs all shops once a night, and stops at a commit when the service goes down. */
@Component
class Nightly {
    private static final Logger LOG = LoggerFactory.getLogger(Nightly.class);

    private final Warehouse warehouse;
    private final Shops shops;
    private final TradewindMeters meters;
    private final ThreadPoolTaskExecutor pool;
    private final AtomicReference<SyncRun> running = new AtomicReference<>();
    private final AtomicReference<Receipt> last = new AtomicReference<>();

    Nightly(Warehouse warehouse, Shops shops, TradewindMeters meters, ThreadPoolTaskExecutor pool) {
        this.warehouse = warehouse;
        this.shops = shops;
        this.meters = meters;
        this.pool = pool;
    }

    // cut: nightly
    @Scheduled(cron = "${tradewind.nightly}")
    Receipt sync() {
        Receipt receipt = start().await();
        last.set(receipt);
        receipt.incomplete().forEach(line -> LOG.warn("{} {}: {}", line.shop(), line.outcome(), line.reasons()));
        return receipt;
    }

    SyncRun start() {
        SyncRun run = warehouse
                .sync(shops.connectors())
                .datasets(ORDERS, PRODUCTS)
                .lanes(4)
                .executor(pool.getThreadPoolExecutor())
                .deadline(Duration.ofHours(3))
                .listener(meters)
                .start();
        running.set(run);
        return run;
    }

    // Not @PreDestroy: that comes after Spring has waited 30 s for sync() to return, and Kubernetes kills after 30 s.
    @EventListener(ContextClosedEvent.class)
    void stop() {
        Optional.ofNullable(running.get()).ifPresent(run -> run.stop(Duration.ofSeconds(10)));
    }
    // cut: end

    Optional<Receipt> last() {
        return Optional.ofNullable(last.get());
    }
}
