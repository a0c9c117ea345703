package dev.tradewind.core.spi;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one step of reading a slice gives. Holds whole records only; committed whole or not at all.
 *
 * @param changes records of any dataset that the feed yields
 * @param rereads records that have to be read by id
 * @param rejected records that were delivered and cannot be used
 * @param listed ids of a second listing: the engine checks that each was read, which makes a slice {@link Proof#AGREED}
 * @param unknowns values that we do not know
 * @param coveredTo for feeds that are read in order: everything before this is read
 * @param step what comes next
 */
public record SlicePage(
        List<Change<?>> changes,
        List<Reread> rereads,
        List<Rejected> rejected,
        List<String> listed,
        List<Unknown> unknowns,
        Optional<Instant> coveredTo,
        Step step) {
    public SlicePage {
        changes = List.copyOf(changes);
        rereads = List.copyOf(rereads);
        rejected = List.copyOf(rejected);
        listed = List.copyOf(listed);
        unknowns = List.copyOf(unknowns);
        Objects.requireNonNull(coveredTo, "coveredTo");
        Objects.requireNonNull(step, "step");
    }

    /** A page of changes and nothing else. */
    public static SlicePage of(List<Change<?>> changes, Step step) {
        return new SlicePage(changes, List.of(), List.of(), List.of(), List.of(), Optional.empty(), step);
    }

    /** How many records the platform delivered: the "read" of the receipt. */
    public int read() {
        return changes.size() + rejected.size();
    }
}
