package dev.tradewind.core.receipt;

/** How a dataset of a shop ended, best first: the order of the constants is the order of badness. */
public enum Outcome {
    /** Every slice up to this run's end is committed and explained, and nothing is left open. */
    COMPLETE,
    /** Another process holds the account. */
    SKIPPED,
    /** Stopped on purpose or by a deadline, at a commit. */
    STOPPED,
    /** Something was committed or stayed open. */
    PARTIAL,
    /** Only a new consent helps. */
    REAUTHORIZE,
    /** An error stopped it before anything was committed. */
    FAILED
}
