package dev.tradewind.core.receipt;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run did for one dataset of one shop.
 *
 * @param shop the shop
 * @param dataset the dataset
 * @param outcome how it ended
 * @param reasons why, and notes
 * @param counts what became of the records that were read in this run
 * @param coverage what is proved to be there, empty while nothing is
 * @param feeds the feeds that yield the dataset
 * @param calls attempts sent for the shop in this run (the same on each line of a shop)
 * @param retries attempts of them that were repeats
 * @param waited time in which calls of the shop waited
 * @param unknowns values that we do not know, {@code field=value}, with how often they came
 */
public record ReceiptLine(
        ShopRef shop,
        Dataset<?> dataset,
        Outcome outcome,
        List<Reason> reasons,
        Counts counts,
        Optional<Coverage> coverage,
        List<FeedLine> feeds,
        long calls,
        long retries,
        Duration waited,
        Map<String, Long> unknowns) {
    public ReceiptLine {
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(outcome, "outcome");
        reasons = List.copyOf(reasons);
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(coverage, "coverage");
        feeds = List.copyOf(feeds);
        Objects.requireNonNull(waited, "waited");
        unknowns = Map.copyOf(unknowns);
    }

    /** What the seller has to be asked for, when the outcome is REAUTHORIZE. */
    public Optional<Reauthorization> reauthorize() {
        if (outcome != Outcome.REAUTHORIZE) {
            return Optional.empty();
        }
        String reason = reasons.stream()
                .filter(each -> each.code() == Reason.Code.REAUTHORIZE)
                .map(Reason::message)
                .findFirst()
                .orElse("");
        return Optional.of(new Reauthorization(shop, coverage.map(Coverage::completeTo), reason));
    }
}
