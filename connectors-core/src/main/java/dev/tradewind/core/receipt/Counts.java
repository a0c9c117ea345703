package dev.tradewind.core.receipt;

/**
 * What became of the records that were read: {@code read = written + unchanged + stale + folded + rejected}, always.
 *
 * @param read records delivered
 * @param written new, or changed
 * @param unchanged already there in this content
 * @param stale older than what is there
 * @param folded an older version of a record superseded inside the same commit
 * @param rejected kept aside with their reason
 */
public record Counts(long read, long written, long unchanged, long stale, long folded, long rejected) {
    /** Nothing read. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    public Counts {
        if (read != written + unchanged + stale + folded + rejected) {
            throw new IllegalArgumentException("counts do not add up: read " + read + " = written " + written
                    + " + unchanged " + unchanged + " + stale " + stale + " + folded " + folded + " + rejected "
                    + rejected);
        }
    }

    /** The sum of both. */
    public Counts plus(Counts other) {
        return new Counts(
                read + other.read,
                written + other.written,
                unchanged + other.unchanged,
                stale + other.stale,
                folded + other.folded,
                rejected + other.rejected);
    }
}
