package dev.tradewind.core.auth;

import dev.tradewind.core.error.StoppedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** The one renewal of a chain that is under way among those that share it. Others join it. */
final class Flight {
    private final TokenFlights.Place place;
    private final ConcurrentMap<TokenFlights.Place, CompletableFuture<TokenRecord>> running;

    Flight(TokenFlights.Place place, ConcurrentMap<TokenFlights.Place, CompletableFuture<TokenRecord>> running) {
        this.place = place;
        this.running = running;
    }

    /** Starts one; null when it did, otherwise the one that is under way. */
    @Nullable
    CompletableFuture<TokenRecord> start(CompletableFuture<TokenRecord> mine) {
        return running.putIfAbsent(place, mine);
    }

    void landed(CompletableFuture<TokenRecord> mine, TokenRecord record) {
        running.remove(place, mine);
        mine.complete(record);
    }

    void failed(CompletableFuture<TokenRecord> mine, Throwable failure) {
        running.remove(place, mine);
        mine.completeExceptionally(failure);
    }

    /** The outcome of another thread's renewal; null when it came to nothing and this thread may try itself. */
    @Nullable
    TokenRecord await(CompletableFuture<TokenRecord> running) {
        try {
            return running.get();
        } catch (InterruptedException stop) {
            throw stopped(stop);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof StoppedException || cause instanceof RejectedExecutionException) {
                return null;
            }
            if (cause instanceof RuntimeException renewalFailed) {
                throw renewalFailed;
            }
            throw new IllegalStateException("the renewal of " + place.key() + " ended in an error", cause);
        }
    }

    /** Waits until it has ended, well or not. */
    void awaitEnd(CompletableFuture<TokenRecord> running) {
        try {
            running.handle((record, failed) -> true).get();
        } catch (InterruptedException stop) {
            throw stopped(stop);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a handled outcome failed", impossible);
        }
    }

    private StoppedException stopped(InterruptedException stop) {
        Thread.currentThread().interrupt();
        return new StoppedException("stopped while waiting for the token of " + place.key(), "", stop);
    }
}
