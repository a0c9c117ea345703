package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Write;
import dev.tradewind.warehouse.internal.load.LoadBatch;
import dev.tradewind.warehouse.internal.load.LoadItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One shop in one run: what its lanes share.
 *
 * @param run the run
 * @param connector the shop's connector
 * @param shopKey its key
 * @param lease the account that the run holds for it
 * @param ahead how far the platform's clock is ahead of ours
 * @param platformTime dates what is read by the platform's clock when ours is wrong
 * @param slices its slices
 * @param explained closes slices and moves progress
 * @param claims chooses slices
 * @param idReads plans reading by id
 * @param hints plans reading of what pushes named
 */
record ShopDesk(
        RunContext run,
        CheckedConnector connector,
        long shopKey,
        Leases.Held lease,
        Duration ahead,
        PlatformTime platformTime,
        SliceStore slices,
        Explained explained,
        Claims claims,
        IdReads idReads,
        HintReads hints) {
    static ShopDesk of(RunContext run, CheckedConnector connector, long shopKey, Leases.Held lease, Duration ahead) {
        SliceStore slices = new SliceStore(shopKey, run.runId());
        HintReads hints = new HintReads(connector.shop().ref(), shopKey, slices);
        return new ShopDesk(
                run,
                connector,
                shopKey,
                lease,
                ahead,
                new PlatformTime(connector, run.clock(), ahead),
                slices,
                new Explained(shopKey, run.runId(), slices, new Absence(run, connector.shop(), shopKey)),
                new Claims(shopKey, run.runId(), hints, run.options().errand()),
                new IdReads(
                        connector, shopKey, run.runId(), slices, run.options().errand()),
                hints);
    }

    ShopRef shop() {
        return connector.shop().ref();
    }

    /** The platform's clock. */
    Instant platformNow() {
        return run.clock().instant().plus(ahead);
    }

    /** The feed of this name. */
    Feed feed(String name) {
        return connector.feeds().stream()
                .filter(feed -> feed.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("shop " + shop() + " has no feed " + name));
    }

    /** A commit of records of one slice, with the number of the commit. */
    LoadBatch batch(Feed feed, List<LoadItem> items) {
        Map<Integer, String> feeds = feed.write() == Write.REPLACE ? Map.of(0, feed.name()) : Map.of();
        return new LoadBatch(
                shopKey,
                connector.shop(),
                items,
                run.loads().incrementAndGet(),
                run.clock().instant(),
                feeds);
    }

    /**
     * The dataset that a feed is about: counts, listed ids and what a sweep misses are about it, the others ride along. It is
     * one that can be asked for by id, where there is such, since only that settles what is listed and not delivered.
     */
    static Dataset<?> subject(Feed feed) {
        Set<Dataset<?>> among = feed.byId().isEmpty() ? feed.yields() : feed.byId();
        return Dataset.all().stream()
                .filter(among::contains)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("feed " + feed.name() + " yields nothing"));
    }

    /** Whether a dataset is one of the names. */
    static boolean isOneOf(Set<String> names, Dataset<?> dataset) {
        return names.contains(dataset.name());
    }
}
