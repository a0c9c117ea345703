package dev.tradewind.examples.embedding;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Estimate;
import dev.tradewind.core.webhook.WebhookEvent;
import dev.tradewind.warehouse.Gap;
import dev.tradewind.warehouse.Loss;
import dev.tradewind.warehouse.PlannedFeed;
import dev.tradewind.warehouse.Reject;
import dev.tradewind.warehouse.SyncRun;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A service that syncs shops, one method for each thing that it does. */
final class Production {
    private final Warehouse warehouse;
    private final ExecutorService pool;
    private final Consumer<String> log;

    Production(Warehouse warehouse, ExecutorService pool, Consumer<String> log) {
        this.warehouse = warehouse;
        this.pool = pool;
        this.log = log;
    }

    void plan(Connector shop) {
        // cut: plan
        for (PlannedFeed feed : warehouse.sync(shop).plan()) {
            String calls = feed.estimate()
                    .map(Estimate::least)
                    .map(least -> "at least " + least)
                    .orElse("unknown");
            log.accept(feed.feed() + ": " + feed.slices().size() + " slices, calls: " + calls + " " + feed.notes());
        }
        // cut: end
    }

    Receipt nightly(Stream<Connector> shops, Consumer<ReceiptLine> alarm) {
        // cut: nightly
        Receipt receipt = warehouse
                .sync(shops)
                .datasets(Dataset.ORDERS, Dataset.PRODUCTS)
                .shopsAtOnce(32)
                .lanes(4)
                .executor(pool)
                .deadline(Duration.ofHours(3))
                .run();
        log.accept(receipt.toJson());
        receipt.incomplete().forEach(alarm);
        // cut: end
        return receipt;
    }

    Optional<Receipt> stop(SyncRun run) {
        // cut: stop
        // run = warehouse.sync(...).start()
        Optional<Receipt> receipt = run.stop(Duration.ofSeconds(20));
        // cut: end
        return receipt;
    }

    void pushed(WebhookEvent verified) {
        // cut: pushed
        warehouse.hints().add(verified);
        // cut: end
    }

    Receipt drain(Function<ShopRef, Optional<Connector>> shops) {
        // cut: drain
        Receipt receipt = warehouse.refresh(shops).fromHints().executor(pool).run();
        // cut: end
        return receipt;
    }

    Receipt rejects(Connector shop) {
        // cut: rejects
        for (Reject bad : warehouse.rejects().open(shop.shop().ref(), Dataset.ORDERS)) {
            log.accept(bad.sourceId() + " " + bad.reason() + " " + bad.field());
        }
        Receipt receipt = warehouse.rejects().retry(shop);
        // cut: end
        return receipt;
    }

    void losses(String decider, Predicate<Loss> isTrue) {
        // cut: losses
        for (Loss loss : warehouse.losses().open()) {
            log.accept(loss.shop() + " " + loss.feed() + " " + loss.slice() + " lacks " + loss.missing() + " of "
                    + loss.held() + " " + loss.dataset());
            if (isTrue.test(loss)) {
                warehouse.losses().accept(loss, loss.missing(), decider, "seen in the seller's own pages");
            }
        }
        // cut: end
    }

    void gaps() {
        // cut: gaps
        for (Gap gap : warehouse.gaps()) {
            log.accept(gap.shop() + " lacks " + gap.what() + ": " + gap.reason());
        }
        // cut: end
    }
}
