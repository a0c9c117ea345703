package dev.tradewind.core.spi;

import dev.tradewind.core.Shop;
import dev.tradewind.core.Span;
import dev.tradewind.core.auth.TokenManager;
import dev.tradewind.core.http.Calls;
import dev.tradewind.core.time.Chance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A platform as a source of datasets for one shop. Thread-safe, cheap to make and to keep: no I/O before {@link #check},
 * or {@link SliceReader#next()}. The runtime that it works on belongs to whoever built it.
 */
public interface Connector extends AutoCloseable {
    /** The account as it is synced. */
    Shop shop();

    /** Its feeds; the same list for the life of the connector. */
    List<Feed> feeds();

    /**
     * The seller account behind the shop's token: all shops of one are leased together. Shops that share none may be
     * read by different machines at the same time.
     */
    default String account() {
        return shop().ref().toString();
    }

    /** The chain of tokens that the shop uses, when it has one: how they stand, and how to renew them. */
    default Optional<TokenManager> tokens() {
        return Optional.empty();
    }

    /** Cuts a span into slices: pure, without hole or overlap, for each part of the feed. */
    default List<Slice> plan(Feed feed, Span span) {
        return Plans.cut(feed, span);
    }

    /** What it costs to read a slice, for plans that are shown before a run. Pure; empty when nothing is known. */
    default Optional<Estimate> estimate(Feed feed, Slice slice) {
        return Optional.empty();
    }

    /**
     * Opens a slice, without I/O.
     *
     * @param slice made by {@link #plan}, by a split, or a set of ids
     * @param from where to go on; may come from another machine or an older version of the connector
     */
    SliceReader open(Slice slice, Optional<Cursor> from);

    /**
     * The same shop for one run, with all chance that its waits have drawn from {@code jitter}: so a run replays from its
     * seed. Itself by default, which is right for a connector that makes its calls without chance; one on an {@link
     * dev.tradewind.core.http.ApiClient} makes itself anew on {@link dev.tradewind.core.http.ApiClient#jitteredBy}. What it
     * returns is not closed, {@link #calls} of both count together.
     *
     * @param jitter repeats its fractions for the same seed; its bytes stay unpredictable
     */
    default Connector replaying(Chance jitter) {
        return this;
    }

    /** Asks the platform whether this shop can be read, and what time it is there. Does not throw for what it can name. */
    Health check();

    /**
     * The platform's clock now, as its last answer told it; no I/O. Empty before any answer, and by default, when the engine
     * goes by {@link Health#serverTime}. A connector on an {@link dev.tradewind.core.http.ApiClient} hands on what that knows.
     */
    default Optional<Instant> serverTime() {
        return Optional.empty();
    }

    /**
     * The calls made for this shop so far, as far as the connector knows: receipts tell what a run added. None by default;
     * a connector on an {@link dev.tradewind.core.http.ApiClient} hands on what that counts.
     */
    default Calls calls() {
        return Calls.NONE;
    }

    /** Frees what the connector itself holds; never the runtime. */
    @Override
    default void close() {}
}
