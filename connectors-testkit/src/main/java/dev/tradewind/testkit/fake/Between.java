package dev.tradewind.testkit.fake;

/** What happens in a shop between two list calls of a reader. */
@FunctionalInterface
public interface Between {
    /**
     * Called after a list call was answered and before the next one.
     *
     * @param calls how many list calls there were, 1 after the first
     */
    void happen(long calls);
}
