package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Shop;
import dev.tradewind.core.Span;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.error.TradewindException;
import dev.tradewind.core.http.Calls;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Estimate;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Health;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.time.Chance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A connector as the engine uses it. What it gives is never null, and what it throws is a {@link TradewindException} of its
 * own or a {@link ConnectorFaultException}: a connector that breaks its contract costs its shop, never the run.
 */
final class CheckedConnector implements Connector {
    private final Connector connector;
    private final Shop shop;
    private @Nullable List<Feed> feeds;

    private CheckedConnector(Connector connector, Shop shop) {
        this.connector = connector;
        this.shop = shop;
    }

    /**
     * Takes a connector in.
     *
     * @throws ConfigException when it is missing or does not say whose it is: no line could name its shop
     */
    static CheckedConnector of(@Nullable Connector connector) {
        if (connector == null) {
            throw new ConfigException("a connector to sync is null", "Give the sync connectors only", null);
        }
        String name = connector.getClass().getSimpleName();
        try {
            return new CheckedConnector(connector, ask("shop()", connector::shop));
        } catch (ConnectorFaultException fault) {
            throw new ConfigException(
                    "a " + name + " does not say which shop it reads: " + fault.getMessage(), "Mend its shop()", fault);
        }
    }

    @Override
    public Shop shop() {
        return shop;
    }

    /** Its feeds, asked for once. */
    @Override
    public List<Feed> feeds() {
        List<Feed> known = feeds;
        if (known == null) {
            known = ask("feeds()", () -> List.copyOf(connector.feeds()));
            feeds = known;
        }
        return known;
    }

    @Override
    public String account() {
        return ask("account()", connector::account);
    }

    @Override
    public Optional<Instant> serverTime() {
        return ask("serverTime()", connector::serverTime);
    }

    @Override
    public Calls calls() {
        return ask("calls()", connector::calls);
    }

    @Override
    public List<Slice> plan(Feed feed, Span span) {
        return ask("plan()", () -> List.copyOf(connector.plan(feed, span)));
    }

    @Override
    public Optional<Estimate> estimate(Feed feed, Slice slice) {
        return ask("estimate()", () -> connector.estimate(feed, slice));
    }

    @Override
    public CheckedConnector replaying(Chance jitter) {
        return new CheckedConnector(ask("replaying()", () -> connector.replaying(jitter)), shop);
    }

    @Override
    public SliceReader open(Slice slice, Optional<Cursor> from) {
        return new CheckedReader(ask("open()", () -> connector.open(slice, from)));
    }

    @Override
    public Health check() {
        return ask("check()", connector::check);
    }

    /** A reader of it. */
    private record CheckedReader(SliceReader reader) implements SliceReader {
        @Override
        public SlicePage next() {
            return ask("next()", reader::next);
        }

        @Override
        public void close() {
            ask("close()", () -> {
                reader.close();
                return true;
            });
        }
    }

    /** Also a checked exception comes out of code that was not written in Java. */
    private static <T> T ask(String what, Callable<@Nullable T> call) {
        @Nullable T answer;
        try {
            answer = call.call();
        } catch (TradewindException known) {
            throw known;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException(what + " of the connector was interrupted", "Run again", e);
        } catch (Exception | StackOverflowError | LinkageError e) {
            throw new ConnectorFaultException(what + " of the connector threw " + Reasons.show(e), e);
        }
        if (answer == null) {
            throw new ConnectorFaultException(what + " of the connector gave null", null);
        }
        return answer;
    }
}
