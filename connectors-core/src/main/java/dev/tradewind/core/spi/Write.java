package dev.tradewind.core.spi;

/** What a slice means for rows that it does not bring. */
public enum Write {
    /** Nothing: guarded upsert. */
    MERGE,
    /** The slice replaces its part: rows of it that are not seen go. */
    REPLACE,
    /** A row that is not seen is a suspect, and is asked for by id. Absence alone is never a delete. */
    SWEEP
}
