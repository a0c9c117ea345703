package dev.tradewind.testkit.memory;

import dev.tradewind.core.spi.Proof;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How the readers of a feed behave. May be changed at any time, also while they read. Safe for use by several threads.
 * Defaults: pages of 25, key-set paging, no count, no second listing, never splits, waits or forgets.
 */
public final class Quirks {
    private volatile int pageSize = 25;
    private volatile boolean offsetPaging;
    private volatile long splitAbove = Long.MAX_VALUE;
    private volatile int waits;
    private volatile Duration wait = Duration.ofMinutes(1);
    private volatile Optional<Duration> cursorLife = Optional.empty();
    private volatile boolean secondListing;
    private volatile Counts counts = Counts.NONE;
    private volatile long misstated;
    private volatile Optional<Proof> proof = Optional.empty();
    private volatile Set<Long> hidden = Set.of();
    private volatile Set<Long> undelivered = Set.of();
    private volatile Set<Long> broken = Set.of();

    /** Which counts a platform states beside its rows. */
    public enum Counts {
        /** None. */
        NONE,
        /** Rows that the last request had left. */
        LAST_REQUEST,
        /** Rows of the whole slice, asked when its end is reached. */
        WHOLE_SLICE
    }

    /** Records on a page. */
    public Quirks pageSize(int records) {
        pageSize = records;
        return this;
    }

    /** Pages by offset instead of by position: loses rows when the shop moves. */
    public Quirks offsetPaging(boolean yes) {
        offsetPaging = yes;
        return this;
    }

    /** A window that still holds more records than this after a page is split in two. */
    public Quirks splitAbove(long records) {
        splitAbove = records;
        return this;
    }

    /** A slice asks to wait so many times, for so long each, before its first record. */
    public Quirks waits(int times, Duration each) {
        wait = each;
        waits = times;
        return this;
    }

    /** Positions are forgotten after this time. */
    public Quirks cursorLife(Duration life) {
        cursorLife = Optional.of(life);
        return this;
    }

    /** Positions are good for ever again. */
    public Quirks cursorsLast() {
        cursorLife = Optional.empty();
        return this;
    }

    /** Lists all ids a second time at the end, which makes the proof AGREED. */
    public Quirks secondListing(boolean yes) {
        secondListing = yes;
        return this;
    }

    /** Which counts are stated. */
    public Quirks counts(Counts value) {
        counts = value;
        return this;
    }

    /** Counts are stated too high by this many, which contradicts the reading. */
    public Quirks misstate(long by) {
        misstated = by;
        return this;
    }

    /** The proof that readers claim, instead of what they earned. */
    public Quirks claim(Proof value) {
        proof = Optional.of(value);
        return this;
    }

    /** These records do not come when a window is read, and nobody says so; they do come in a listing and by id. */
    public Quirks hide(Set<Long> ids) {
        hidden = Set.copyOf(ids);
        return this;
    }

    /** These records are listed when a window is read but have to be read by id; the slice is not whole without them. */
    public Quirks withhold(Set<Long> ids) {
        undelivered = Set.copyOf(ids);
        return this;
    }

    /** These records cannot be understood, however they are read. */
    public Quirks corrupt(Set<Long> ids) {
        broken = Set.copyOf(ids);
        return this;
    }

    int pageSize() {
        return pageSize;
    }

    boolean offsetPaging() {
        return offsetPaging;
    }

    long splitAbove() {
        return splitAbove;
    }

    int waits() {
        return waits;
    }

    Duration waitEach() {
        return wait;
    }

    Optional<Duration> cursorLife() {
        return cursorLife;
    }

    boolean secondListing() {
        return secondListing;
    }

    Counts counts() {
        return counts;
    }

    long misstated() {
        return misstated;
    }

    Optional<Proof> proof() {
        return proof;
    }

    boolean hides(long id) {
        return hidden.contains(id);
    }

    boolean withholds(long id) {
        return undelivered.contains(id);
    }

    boolean corrupts(long id) {
        return broken.contains(id);
    }
}
