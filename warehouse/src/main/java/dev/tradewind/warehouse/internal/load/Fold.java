package dev.tradewind.warehouse.internal.load;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Keeps the newest version of each record of a batch; of equal versions the one with the greater hash.
 *
 * @param <T> a record with its rows
 */
final class Fold<T> {
    private final Function<T, LoadItem> item;
    private final Function<T, String> hash;
    private final Consumer<T> folded;
    private final Map<String, T> newest = new LinkedHashMap<>();

    /**
     * @param folded takes those that are superseded
     */
    Fold(Function<T, LoadItem> item, Function<T, String> hash, Consumer<T> folded) {
        this.item = item;
        this.hash = hash;
        this.folded = folded;
    }

    void add(String id, T candidate) {
        T held = newest.get(id);
        if (held == null) {
            newest.put(id, candidate);
        } else if (isNewer(candidate, held)) {
            newest.put(id, candidate);
            folded.accept(held);
        } else {
            folded.accept(candidate);
        }
    }

    Collection<T> newest() {
        return newest.values();
    }

    private boolean isNewer(T candidate, T held) {
        int order = item.apply(candidate)
                .change()
                .version()
                .compareTo(item.apply(held).change().version());
        return order > 0 || order == 0 && hash.apply(candidate).compareTo(hash.apply(held)) > 0;
    }
}
