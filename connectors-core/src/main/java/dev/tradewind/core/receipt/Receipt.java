package dev.tradewind.core.receipt;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run did: one line for each shop and dataset. Derived from the tables of the warehouse, so that it can be made
 * again for any run that they remember.
 *
 * @param runId the run's id
 * @param seed what the jitter of the run's waits was drawn from: given to another run, that one waits as this one did
 * @param startedAt when the run began, by the clock that it was given
 * @param finishedAt when it ended
 * @param lines by shop, in the order in which the shops ended, then by dataset
 */
public record Receipt(String runId, long seed, Instant startedAt, Instant finishedAt, List<ReceiptLine> lines) {
    public Receipt {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(finishedAt, "finishedAt");
        lines = List.copyOf(lines);
    }

    /** Whether every line is COMPLETE; a run without lines is. */
    public boolean isComplete() {
        return incomplete().isEmpty();
    }

    /** The lines that are not COMPLETE. */
    public List<ReceiptLine> incomplete() {
        return lines.stream().filter(line -> line.outcome() != Outcome.COMPLETE).toList();
    }

    /** The worst outcome of all lines, empty when there is no line. */
    public Optional<Outcome> worst() {
        return lines.stream().map(ReceiptLine::outcome).max(Comparator.naturalOrder());
    }

    /** The sum over all lines. */
    public Counts counts() {
        return lines.stream().map(ReceiptLine::counts).reduce(Counts.NONE, Counts::plus);
    }

    /**
     * Returns this receipt when it is complete: for jobs that should fail loudly.
     *
     * @throws IncompleteException names each line that is not, with its reasons
     */
    public Receipt orThrow() {
        if (!isComplete()) {
            throw new IncompleteException(this);
        }
        return this;
    }

    /**
     * One line of JSON. Its {@code version} is 1; within a version fields are only added. Instants are ISO 8601 in UTC,
     * durations are ISO 8601.
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

    /** A table for people, with the reasons below it. */
    @Override
    public String toString() {
        return ReceiptTable.print(this);
    }
}
