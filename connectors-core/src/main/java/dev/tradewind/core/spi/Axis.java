package dev.tradewind.core.spi;

/** What a feed's progress is measured on. */
public enum Axis {
    /** Time of the last change. */
    MODIFIED,
    /** Time of booking or posting. */
    POSTED,
    /** Calendar days in the shop's zone. */
    DAY,
    /** The whole state, as of an instant. */
    AS_OF
}
