package dev.tradewind.core.receipt;

import dev.tradewind.core.ShopRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a run did: one line for each shop and dataset, and their totals. Derived from the tables of the warehouse, so that it
 * can be made again for any run that they remember. Where the lines went to a consumer one by one, it holds the totals only.
 *
 * @param runId the run's id
 * @param seed what the jitter of the run's waits was drawn from: given to another run, that one waits as this one did
 * @param startedAt when the run began, by the clock that it was given
 * @param finishedAt when it ended
 * @param shops how many shops it began, and whether these were all
 * @param totals what all lines come to
 * @param lines by shop, in the order in which the shops ended, then by dataset; empty where they were streamed
 */
public record Receipt(
        String runId,
        long seed,
        Instant startedAt,
        Instant finishedAt,
        Shops shops,
        Totals totals,
        List<ReceiptLine> lines) {
    public Receipt {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(finishedAt, "finishedAt");
        Objects.requireNonNull(shops, "shops");
        Objects.requireNonNull(totals, "totals");
        lines = List.copyOf(lines);
        if (!lines.isEmpty() && !Totals.of(lines).equals(totals)) {
            throw new IllegalArgumentException("totals " + totals + " are not those of the lines: " + Totals.of(lines));
        }
    }

    /** A receipt of a run that has begun all its shops and holds their lines. */
    public Receipt(String runId, long seed, Instant startedAt, Instant finishedAt, List<ReceiptLine> lines) {
        this(runId, seed, startedAt, finishedAt, Shops.of(lines), Totals.of(lines), lines);
    }

    /** Whether every line is COMPLETE, and no shop was left in the stream; a run that was given no shop is. */
    public boolean isComplete() {
        return shops.all() && totals.isComplete();
    }

    /**
     * The lines that are not COMPLETE.
     *
     * @throws IllegalStateException when there are such, and they were streamed: nobody should take that for none
     */
    public List<ReceiptLine> incomplete() {
        if (isStreamed() && !totals.isComplete()) {
            throw new IllegalStateException("the lines of run " + runId + " (" + totals
                    + ") were streamed to onLine and are not held here: use what it was given, or ask the warehouse for"
                    + " receipt(\"" + runId + "\")");
        }
        return lines.stream().filter(line -> line.outcome() != Outcome.COMPLETE).toList();
    }

    /** Whether the lines went to a consumer one by one, so that only totals are here. */
    public boolean isStreamed() {
        return lines.isEmpty() && totals.lines() > 0;
    }

    /** The worst outcome of all lines, at least STOPPED when shops were left in the stream; empty when there was no shop. */
    public Optional<Outcome> worst() {
        Stream<Outcome> left = shops.all() ? Stream.empty() : Stream.of(Outcome.STOPPED);
        return Stream.concat(totals.worst().stream(), left).max(Comparator.naturalOrder());
    }

    /**
     * The shops whose sellers have to consent again: one entry for each shop, however many lines it has.
     *
     * @throws IllegalStateException as {@link #incomplete()} does; each line that was streamed has its own
     *     {@link ReceiptLine#reauthorize()}
     */
    public List<Reauthorization> reauthorize() {
        Map<ShopRef, Reauthorization> shops = new LinkedHashMap<>();
        incomplete().stream()
                .flatMap(line -> line.reauthorize().stream())
                .forEach(each -> shops.merge(each.shop(), each, Reauthorization::and));
        return List.copyOf(shops.values());
    }

    /** The sum over all lines. */
    public Counts counts() {
        return totals.counts();
    }

    /**
     * Returns this receipt when it is complete: for jobs that should fail loudly.
     *
     * @throws IncompleteException names each line that is not, with its reasons; where they were streamed, how many; and that
     *     shops were left in the stream, when there were
     */
    public Receipt orThrow() {
        if (!isComplete()) {
            throw new IncompleteException(this);
        }
        return this;
    }

    /**
     * One line of JSON. Its {@code version} is 1; within a version fields are only added. Instants are ISO 8601 in UTC,
     * durations are ISO 8601. The seed is text, since it has more digits than some readers keep of a number.
     */
    public String toJson() {
        return ReceiptJson.write(this);
    }

    /**
     * Reads a receipt back from its JSON.
     *
     * @throws IllegalArgumentException when it is none, or of another version
     */
    public static Receipt fromJson(String json) {
        return ReceiptReader.read(json);
    }

    /** A table for people, with the reasons below it; a line of totals where the lines were streamed. */
    @Override
    public String toString() {
        return table(ShopRef::toString);
    }

    /** The same table, in which a shop is called as you call it. */
    public String table(Function<ShopRef, String> names) {
        return new ReceiptTable(Objects.requireNonNull(names, "names")).print(this);
    }
}
