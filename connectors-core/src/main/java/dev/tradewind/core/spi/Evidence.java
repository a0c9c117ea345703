package dev.tradewind.core.spi;

import java.util.Objects;
import java.util.Optional;

/**
 * What a reader brings forward to show that its slice is whole. The engine judges it: a count that does not fit is a
 * contradiction, whatever the grade.
 *
 * @param proof the grade that the reading method reached
 * @param count a count beside it, when the platform states one
 * @param how one line for the receipt: {@code "key-set on updated_at, 14 pages, last page 37 of 37"}
 */
public record Evidence(Proof proof, Optional<Count> count, String how) {
    public Evidence {
        Objects.requireNonNull(proof, "proof");
        Objects.requireNonNull(count, "count");
        Objects.requireNonNull(how, "how");
    }

    /** Evidence without a count. */
    public static Evidence of(Proof proof, String how) {
        return new Evidence(proof, Optional.empty(), how);
    }
}
