package dev.tradewind.core.spi;

/** How a slice was shown to be whole, worst first: the order of the constants is the order of the grades. */
public enum Proof {
    /** The platform's own end was reached on one unbroken, frozen request, and every row lay inside the filter. */
    CHAINED,
    /** A second listing of ids found none that was not read. */
    AGREED,
    /** Read strictly forward on (axis, id), with an upper bound older than the feed's lag. */
    KEYSET,
    /** KEYSET or AGREED, and a count that fits. */
    COUNTED,
    /** A complete file whose own total adds up. */
    BALANCED;

    /** Whether this grade is as good as another. */
    public boolean reaches(Proof least) {
        return compareTo(least) >= 0;
    }
}
