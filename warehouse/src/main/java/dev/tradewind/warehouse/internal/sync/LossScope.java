package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;

/**
 * What a loss is of: some days, or what there is now. Every sweep of a part is one, whichever instant it is of: the next one
 * meets the same loss.
 *
 * @param part the feed's part
 * @param text the scope of days as {@link ScopeText} writes it, else {@code sweep}
 */
record LossScope(String part, String text) {
    private static final String SWEEP = "sweep";

    static LossScope of(Slice slice) {
        return new LossScope(
                slice.part(), slice.scope() instanceof Scope.Days ? ScopeText.write(slice.scope()) : SWEEP);
    }

    /** Whether a reading of this says all that there is to say of the other. */
    boolean covers(LossScope other) {
        if (equals(other)) {
            return true;
        }
        return part.equals(other.part)
                && !text.equals(SWEEP)
                && !other.text.equals(SWEEP)
                && ScopeText.read(text) instanceof Scope.Days mine
                && ScopeText.read(other.text) instanceof Scope.Days theirs
                && !theirs.from().isBefore(mine.from())
                && !theirs.to().isAfter(mine.to());
    }

    /** For people: as the receipt names the slice, where it is one of days. */
    String show() {
        return text.equals(SWEEP)
                ? (part.isEmpty() ? "" : part + " ") + SWEEP
                : ScopeText.show(new Slice("", part, ScopeText.read(text)));
    }
}
