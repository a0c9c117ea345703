package dev.tradewind.core.auth;

import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ReauthorizeException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The pair of one chain that a refresh token was spent for and that the store did not take yet. It outlives the manager that
 * renewed, since whoever works on the chain next has nothing else to go on with.
 */
final class Unsaved {
    private final TokenFlights.Place place;
    private final ConcurrentMap<TokenFlights.Place, Versioned> kept;

    Unsaved(TokenFlights.Place place, ConcurrentMap<TokenFlights.Place, Versioned> kept) {
        this.place = place;
        this.kept = kept;
    }

    /** Takes charge of a renewed record; its version is that of the record whose refresh token was spent. */
    void keep(Versioned renewed) {
        kept.put(place, renewed);
    }

    /** What is kept, or null. */
    @Nullable
    Versioned kept() {
        return kept.get(place);
    }

    /** Lets go of what was kept, but not of what came in its place. */
    void drop(@Nullable Versioned renewed) {
        if (renewed != null) {
            kept.remove(place, renewed);
        }
    }

    /**
     * Saves what is kept, or finds that something newer is stored; empty when nothing is kept.
     *
     * @throws dev.tradewind.core.error.TokenStoreException when it cannot be saved; it is kept for the next time
     * @throws ReauthorizeException when the chain was deleted since its token was spent; nothing is kept any more
     */
    Optional<Versioned> flush() {
        Versioned renewed = kept();
        if (renewed == null) {
            return Optional.empty();
        }
        Versioned safe = save(renewed);
        drop(renewed);
        return Optional.of(safe);
    }

    private Versioned save(Versioned renewed) {
        Versioned next = renewed;
        while (true) {
            OptionalLong version = place.store().save(place.key(), next.record(), next.version());
            if (version.isPresent()) {
                return new Versioned(next.record(), version.getAsLong());
            }
            Optional<Versioned> stored = place.store().load(place.key());
            if (stored.isEmpty()) {
                drop(renewed);
                throw deleted();
            }
            if (!Lineage.supersedes(next.record(), stored.get().record())) {
                return stored.get();
            }
            next = onto(next.record(), stored.get());
        }
    }

    private static Versioned onto(TokenRecord record, Versioned stored) {
        long generation = stored.record().generation() + 1;
        return new Versioned(record.generation(Math.max(record.generation(), generation)), stored.version());
    }

    private ReauthorizeException deleted() {
        return new ReauthorizeException(
                ErrorContext.of(place.key().platform(), "token of " + place.key()),
                "the chain was deleted while it was renewed; the new pair was dropped with it",
                "If it was not to be deleted, let the seller consent again.",
                null);
    }
}
