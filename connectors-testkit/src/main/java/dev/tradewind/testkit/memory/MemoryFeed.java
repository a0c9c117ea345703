package dev.tradewind.testkit.memory;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.FeedBuilder;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Write;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A feed of a {@link MemoryPlatform} and how its slices are read. Make one for each platform.
 *
 * @param feed what the connector declares
 * @param quirks how its readers behave; may be changed while they read
 * @param source opens its slices
 */
public record MemoryFeed(Feed feed, Quirks quirks, Source source) {
    /** Opens slices of one feed. Safe for use by several threads. */
    @FunctionalInterface
    public interface Source {
        /** Opens a slice, without reading. */
        SliceReader open(MemoryPlatform platform, MemoryFeed feed, Slice slice, Optional<Cursor> from);
    }

    /** Orders and their buyers by last change: feed {@code orders}, merged, read forward on (last change, place). */
    public static MemoryFeed orders() {
        return orders(feed -> feed);
    }

    /** The same with another clockwork, proof or limit. */
    public static MemoryFeed orders(UnaryOperator<FeedBuilder> tune) {
        FeedBuilder feed = Feed.builder("orders", Dataset.ORDERS, Dataset.CUSTOMERS);
        return new MemoryFeed(tune.apply(feed).build(), new Quirks(), OrderReader::open);
    }

    /** All orders as of now: feed {@code order_sweep}. What it does not bring is a suspect. */
    public static MemoryFeed orderSweep() {
        return orderSweep(feed -> feed);
    }

    /** The same with another clockwork, proof or limit. */
    public static MemoryFeed orderSweep(UnaryOperator<FeedBuilder> tune) {
        FeedBuilder feed = Feed.builder("order_sweep", Dataset.ORDERS, Dataset.CUSTOMERS)
                .axis(Axis.AS_OF)
                .write(Write.SWEEP);
        return new MemoryFeed(tune.apply(feed).build(), new Quirks(), SweepReader::orders);
    }

    /** All products with their stock as of now: feed {@code products}. What it does not bring is a suspect. */
    public static MemoryFeed products() {
        return products(feed -> feed);
    }

    /** The same with another clockwork, proof or limit. */
    public static MemoryFeed products(UnaryOperator<FeedBuilder> tune) {
        FeedBuilder feed = Feed.builder("products", Dataset.PRODUCTS, Dataset.INVENTORY)
                .axis(Axis.AS_OF)
                .write(Write.SWEEP);
        return new MemoryFeed(tune.apply(feed).build(), new Quirks(), SweepReader::products);
    }

    /** Traffic of products by day: feed {@code traffic}. A slice replaces its days. See {@link MemoryPlatform#restate}. */
    public static MemoryFeed traffic() {
        return traffic(feed -> feed);
    }

    /** The same with another clockwork, proof or limit. */
    public static MemoryFeed traffic(UnaryOperator<FeedBuilder> tune) {
        FeedBuilder feed = Feed.builder("traffic", Dataset.TRAFFIC)
                .axis(Axis.DAY)
                .write(Write.REPLACE)
                .proof(Proof.CHAINED)
                .maxWindow(Duration.ofDays(1))
                .settle(Duration.ofDays(3), Duration.ofDays(1));
        return new MemoryFeed(tune.apply(feed).build(), new Quirks(), TrafficReader::open);
    }

    SliceReader open(MemoryPlatform platform, Slice slice, Optional<Cursor> from) {
        return source.open(platform, this, slice, from);
    }
}
