package dev.tradewind.warehouse.internal.sync;

/** Where a slice stands. */
enum SliceState {
    /** To be read from its start. */
    PLANNED,
    /** A lane works on it. */
    READING,
    /** To be read on, not before an instant. */
    WAITING,
    /** Left at a commit: to be read on from its cursor. */
    OPEN,
    /** Read to its end with good evidence; records that it named are still to be read by id. */
    ENDED,
    /** Others read what is left of it. */
    SPLIT,
    /** Read, and shown to be whole. */
    EXPLAINED,
    /** Its evidence was contradicted too often in one run. */
    DISPUTED,
    /** Can never be read. */
    GAP,
    /** Stands for all slices of its part that are final. */
    MERGED
}
