package dev.tradewind.lazada.internal.reading;

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
public final class PageBuilder {
    private final List<Change<?>> changes = new ArrayList<>();
    private final List<Reread> rereads = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final List<Unknown> unknowns = new ArrayList<>();
    private final List<String> listed = new ArrayList<>();

    public void change(Change<?> change) {
        changes.add(change);
    }

    public void reread(Reread reread) {
        rereads.add(reread);
    }

    public void reject(Rejected record) {
        rejected.add(record);
    }

    public void reject(List<Rejected> records) {
        rejected.addAll(records);
    }

    public void unknown(List<Unknown> values) {
        unknowns.addAll(values);
    }

    /** An id of a second listing. */
    public void list(String id) {
        listed.add(id);
    }

    public SlicePage build(Optional<Instant> coveredTo, Step step) {
        return new SlicePage(changes, rereads, rejected, listed, unknowns, coveredTo, step);
    }
}
