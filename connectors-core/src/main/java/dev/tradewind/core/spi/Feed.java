package dev.tradewind.core.spi;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.http.RateKey;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A stream of one shop with its own progress.
 *
 * @param name unique within the connector and stable for ever: it is part of stored keys
 * @param yields every dataset that its pages may hold
 * @param byId the datasets of which it answers ids, see {@link Scope.Ids}; those that a platform gives only with something else
 *     are not among them. Counts, listed ids and what a sweep misses are about the first of them, in the order of {@link
 *     Dataset#all}; where there is none, about the first that it yields
 * @param parts the parts that tile the axis side by side, such as {@code live} and {@code trash}; one empty name when
 *     there is only one
 * @param axis what progress is measured on
 * @param write what absence means
 * @param atLeast the least proof with which a slice counts as read
 * @param toSettle the least proof with which it becomes final
 * @param timing its clockwork
 * @param rate the limit that its calls draw on
 * @param maxOpen how many of its slices may be open at once
 * @param optional whether a refusal by the platform switches it off with a note instead of failing the shop
 */
public record Feed(
        String name,
        Set<Dataset<?>> yields,
        Set<Dataset<?>> byId,
        List<String> parts,
        Axis axis,
        Write write,
        Proof atLeast,
        Proof toSettle,
        Timing timing,
        RateKey rate,
        int maxOpen,
        boolean optional) {
    public Feed {
        Objects.requireNonNull(name, "name");
        yields = Set.copyOf(yields);
        byId = Set.copyOf(byId);
        parts = List.copyOf(parts);
        Objects.requireNonNull(axis, "axis");
        Objects.requireNonNull(write, "write");
        Objects.requireNonNull(atLeast, "atLeast");
        Objects.requireNonNull(toSettle, "toSettle");
        Objects.requireNonNull(timing, "timing");
        Objects.requireNonNull(rate, "rate");
        if (name.isBlank() || yields.isEmpty() || parts.isEmpty() || maxOpen < 1) {
            throw new IllegalArgumentException("feed '" + name + "' needs a name, a dataset, a part and maxOpen >= 1");
        }
        if (!yields.containsAll(byId)) {
            throw new IllegalArgumentException("feed " + name + " reads " + byId + " by id and yields only " + yields);
        }
        if (!toSettle.reaches(atLeast)) {
            throw new IllegalArgumentException("feed " + name + ": toSettle must not be weaker than atLeast");
        }
    }

    /** Starts a feed on {@link Axis#MODIFIED} that merges, with one part, one open slice and proof KEYSET. */
    public static FeedBuilder builder(String name, Dataset<?>... yields) {
        return new FeedBuilder(name, Set.of(yields));
    }
}
