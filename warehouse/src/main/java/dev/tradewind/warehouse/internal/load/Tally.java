package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.receipt.Counts;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Rejected.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what became of every record of a batch. */
final class Tally {
    private final Map<LoadResult.Origin, EnumMap<Outcome, Long>> outcomes = new HashMap<>();
    private final List<LoadReject> rejects = new ArrayList<>();

    void count(LoadItem item, Outcome outcome) {
        outcomes.computeIfAbsent(
                        new LoadResult.Origin(item.origin(), item.change().dataset()),
                        origin -> new EnumMap<>(Outcome.class))
                .merge(outcome, 1L, Long::sum);
    }

    void reject(LoadItem item, String field, String reason) {
        Change<?> change = item.change();
        String raw = change.raw().map(json -> json.text()).orElse("");
        rejects.add(new LoadReject(
                item.origin(), new Rejected(change.dataset(), change.id(), Stage.LOAD, field, reason, raw)));
        count(item, Outcome.REJECTED);
    }

    LoadResult result() {
        Map<LoadResult.Origin, Counts> counts = new HashMap<>();
        outcomes.forEach((origin, of) -> counts.put(origin, counts(of)));
        return new LoadResult(counts, rejects);
    }

    private static Counts counts(Map<Outcome, Long> of) {
        return new Counts(
                of.values().stream().mapToLong(Long::longValue).sum(),
                of.getOrDefault(Outcome.WRITTEN, 0L),
                of.getOrDefault(Outcome.UNCHANGED, 0L),
                of.getOrDefault(Outcome.STALE, 0L),
                of.getOrDefault(Outcome.FOLDED, 0L),
                of.getOrDefault(Outcome.REJECTED, 0L));
    }
}
