package dev.tradewind.warehouse.internal.sync;

/** What a run does with each shop. */
public enum Errand {
    /** Reads what is new and what is due, what was hinted at, and what was rejected. */
    SYNC(""),
    /** Reads what was rejected again by id, and nothing else. */
    REJECTS(" and span_from is null and epoch = 0"),
    /** Reads what pushes have hinted at, and nothing else. */
    HINTS(" and epoch = " + HintReads.EPOCH);

    private final String slices;

    Errand(String slices) {
        this.slices = slices;
    }

    /** The slices that it is about, as a condition on wh_slice. */
    String slices() {
        return slices;
    }
}
