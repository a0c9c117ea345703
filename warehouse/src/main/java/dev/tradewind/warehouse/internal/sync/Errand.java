package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Feed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run does with each shop. Slices of a reload lie beside all others and belong to it alone: no other errand reads
 * them, tells of them or is held up by them.
 */
public final class Errand {
    /** What a condition on wh_slice adds for slices that are no reload's. */
    static final String NO_RELOAD = " and epoch >= " + HintReads.EPOCH;

    /** Reads what is new and what is due, what was hinted at, and what was rejected. */
    public static final Errand SYNC = new Errand(NO_RELOAD, NO_RELOAD, null);
    /** Reads what was rejected again by id, and nothing else. */
    public static final Errand REJECTS = new Errand(" and span_from is null and epoch = 0", NO_RELOAD, null);
    /** Reads what pushes have hinted at, and nothing else. */
    public static final Errand HINTS = new Errand(" and epoch = " + HintReads.EPOCH, NO_RELOAD, null);

    private final String slices;
    private final String own;
    private final @Nullable ReloadSpan reload;

    private Errand(String slices, String own, @Nullable ReloadSpan reload) {
        this.slices = slices;
        this.own = own;
        this.reload = reload;
    }

    /** Reads one dataset of some days anew, and nothing else. */
    public static Errand reload(ReloadSpan span) {
        String slices = " and epoch = " + span.epoch();
        return new Errand(slices, slices, span);
    }

    /** The slices that it reads, as a condition on wh_slice. */
    String slices() {
        return slices;
    }

    /** The slices that it may close, give another chance or tell of, as a condition on wh_slice. */
    String own() {
        return own;
    }

    /** Whether it reads what pushes have hinted at. */
    boolean readsHints() {
        return this == SYNC || this == HINTS;
    }

    /** Whether it has to do with a slice. */
    boolean owns(SliceRow row) {
        return reload == null ? !row.isReload() : row.epoch() == reload.epoch();
    }

    /** What is to be reloaded; empty for every other errand. */
    Optional<ReloadSpan> reload() {
        return Optional.ofNullable(reload);
    }

    /** The epoch in which it reads single records. */
    int idsEpoch() {
        return reload == null ? 0 : reload.epoch();
    }

    /** Whether it reads a feed: what there is now has no days that could be reloaded. */
    boolean reads(Feed feed) {
        return reload == null || feed.axis() != Axis.AS_OF;
    }
}
