package dev.tradewind.core.auth;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The renewals that are under way in a process: managers that are given the same flights join each other's renewals of one
 * chain in one store, as the threads of one manager do, and need not find each other by their store. Holds nothing between
 * renewals. Safe for use by several threads.
 */
public final class TokenFlights {
    private final ConcurrentMap<Place, CompletableFuture<TokenRecord>> running = new ConcurrentHashMap<>();

    /** No renewals yet. */
    public TokenFlights() {}

    Flight of(TokenStore store, TokenKey key) {
        return new Flight(new Place(store, key), running);
    }

    /** One chain in one store. */
    record Place(TokenStore store, TokenKey key) {}
}
