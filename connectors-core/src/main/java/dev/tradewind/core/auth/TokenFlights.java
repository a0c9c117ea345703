package dev.tradewind.core.auth;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The renewals of a process: managers that are given the same flights join each other's renewals of one chain in one store,
 * as the threads of one manager do, and need not find each other by their store. A renewed pair that its store did not take
 * is kept here, so that every manager of the chain in the same store object saves it first and goes on with it. Otherwise holds nothing between
 * renewals. Safe for use by several threads.
 */
public final class TokenFlights implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TokenFlights.class);

    private final ConcurrentMap<Place, CompletableFuture<TokenRecord>> running = new ConcurrentHashMap<>();
    private final ConcurrentMap<Place, Versioned> kept = new ConcurrentHashMap<>();

    /** No renewals yet. */
    public TokenFlights() {}

    Flight of(TokenStore store, TokenKey key) {
        return new Flight(new Place(store, key), running);
    }

    Unsaved unsaved(TokenStore store, TokenKey key) {
        return new Unsaved(new Place(store, key), kept);
    }

    /**
     * Tries once more to save each renewed pair that its store did not take, and warns of each that is lost when the process
     * ends. Closing a {@code ConnectorRuntime} does this; stores have to be closed after it. Closing twice does no harm.
     */
    @Override
    public void close() {
        for (Place place : kept.keySet()) {
            try {
                new Unsaved(place, kept).flush();
            } catch (RuntimeException unsafe) {
                LOG.warn(
                        "{}: a renewed pair is not saved, and its old refresh token is spent; when the process ends the"
                                + " seller has to consent again",
                        place.key(),
                        unsafe);
            }
        }
    }

    /** One chain in one store. */
    record Place(TokenStore store, TokenKey key) {}
}
