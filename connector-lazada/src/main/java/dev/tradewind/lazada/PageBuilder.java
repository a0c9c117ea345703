package dev.tradewind.lazada;

import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Reread;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.Step;
import dev.tradewind.core.spi.Unknown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what becomes one page of a slice. Used by one thread. */
final class PageBuilder {
    private final List<Change<?>> changes = new ArrayList<>();
    private final List<Reread> rereads = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final List<Unknown> unknowns = new ArrayList<>();
    private final List<String> listed = new ArrayList<>();

    void change(Change<?> change) {
        changes.add(change);
    }

    void reread(Reread reread) {
        rereads.add(reread);
    }

    void reject(Rejected record) {
        rejected.add(record);
    }

    void reject(List<Rejected> records) {
        rejected.addAll(records);
    }

    void unknown(List<Unknown> values) {
        unknowns.addAll(values);
    }

    /** An id of a second listing. */
    void list(String id) {
        listed.add(id);
    }

    SlicePage build(Optional<Instant> coveredTo, Step step) {
        return new SlicePage(changes, rereads, rejected, listed, unknowns, coveredTo, step);
    }
}
