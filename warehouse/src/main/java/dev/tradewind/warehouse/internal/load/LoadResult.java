package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Counts;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What became of a batch.
 *
 * @param counts by slice and dataset; only those that the batch held
 * @param rejected records that are kept out, in the order in which they came
 */
public record LoadResult(Map<Origin, Counts> counts, List<LoadReject> rejected) {
    public LoadResult {
        counts = Map.copyOf(counts);
        rejected = List.copyOf(rejected);
    }

    /**
     * One dataset of one slice.
     *
     * @param origin the origin of the items
     * @param dataset what they are
     */
    public record Origin(int origin, Dataset<?> dataset) {
        public Origin {
            Objects.requireNonNull(dataset, "dataset");
        }
    }

    /** What became of one dataset of one slice. */
    public Counts of(int origin, Dataset<?> dataset) {
        return counts.getOrDefault(new Origin(origin, dataset), Counts.NONE);
    }
}
