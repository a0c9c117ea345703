package dev.tradewind.core.receipt;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the lines of a run come to. As small for a thousand shops as for one.
 *
 * @param outcomes how many lines ended so; an outcome that no line has is absent
 * @param counts the sum over all lines
 */
public record Totals(Map<Outcome, Long> outcomes, Counts counts) {
    /** No line. */
    public static final Totals NONE = new Totals(Map.of(), Counts.NONE);

    public Totals {
        outcomes = Map.copyOf(outcomes);
    }

    /** The totals of these lines. */
    public static Totals of(List<ReceiptLine> lines) {
        Totals all = NONE;
        for (ReceiptLine line : lines) {
            all = all.plus(line);
        }
        return all;
    }

    /** The same with one more line. */
    public Totals plus(ReceiptLine line) {
        Map<Outcome, Long> more = new EnumMap<>(Outcome.class);
        more.putAll(outcomes);
        more.merge(line.outcome(), 1L, Long::sum);
        return new Totals(more, counts.plus(line.counts()));
    }

    /** How many lines there are. */
    public long lines() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether every line is COMPLETE; none is, too. */
    public boolean isComplete() {
        return lines() == outcomes.getOrDefault(Outcome.COMPLETE, 0L);
    }

    /** The worst outcome of all lines, empty when there is no line. */
    public Optional<Outcome> worst() {
        return outcomes.keySet().stream().max(Comparator.naturalOrder());
    }

    /** For people: how many lines ended how, worst first. */
    @Override
    public String toString() {
        return outcomes.isEmpty()
                ? "no line"
                : outcomes.entrySet().stream()
                        .sorted(Map.Entry.<Outcome, Long>comparingByKey().reversed())
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }
}
