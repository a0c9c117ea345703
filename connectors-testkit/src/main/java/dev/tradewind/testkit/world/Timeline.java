package dev.tradewind.testkit.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/**
 * Records in the order of their last change. Those that never changed are a function from place to second that never
 * falls, so that they need no memory and no sorting; only what was changed, added or removed is kept. Not safe for use
 * by several threads.
 */
final class Timeline {
    private static final Comparator<Slot> ORDER =
            Comparator.comparingLong(Slot::second).thenComparingLong(Slot::index);

    private final long base;
    private final LongUnaryOperator baseSecond;
    private final NavigableSet<Slot> moved = new TreeSet<>(ORDER);
    private final NavigableMap<Long, Long> seconds = new TreeMap<>();
    private final NavigableSet<Long> displaced = new TreeSet<>();
    private long next;
    private long removed;

    /**
     * A time line of so many records.
     *
     * @param baseSecond the second of each, never falling
     */
    Timeline(long base, LongUnaryOperator baseSecond) {
        this.base = base;
        this.baseSecond = baseSecond;
        this.next = base;
    }

    /** How many places there are, those of removed records included. */
    long places() {
        return next;
    }

    /** How many records there are. */
    long size() {
        return next - removed;
    }

    boolean contains(long index) {
        return index >= 0 && index < next && (seconds.containsKey(index) || index < base && !displaced.contains(index));
    }

    long second(long index) {
        Long second = seconds.get(index);
        return second == null ? baseSecond.applyAsLong(index) : second;
    }

    void move(long index, long second) {
        if (!contains(index)) {
            throw new IllegalArgumentException("no record at place " + index);
        }
        detach(index);
        attach(index, second);
    }

    long insert(long second) {
        long index = next++;
        attach(index, second);
        return index;
    }

    void remove(long index) {
        if (contains(index)) {
            detach(index);
            removed++;
        }
    }

    /** How many records lie between two seconds, both inclusive. */
    long count(long from, long to) {
        long low = lower(from);
        long high = lower(to + 1);
        if (from > to) {
            return 0;
        }
        return high - low - displaced.subSet(low, high).size() + slots(from, to).size();
    }

    /** Places between two seconds, both inclusive, in order of (second, place). */
    List<Long> page(long from, long to, boolean descending, long offset, int limit, LongPredicate filter) {
        List<Long> page = new ArrayList<>();
        if (from > to) {
            return page;
        }
        Walk walk = new Walk(from, to, descending);
        long skipped = 0;
        while (page.size() < limit && walk.hasNext()) {
            long index = walk.next();
            if (filter.test(index)) {
                if (skipped < offset) {
                    skipped++;
                } else {
                    page.add(index);
                }
            }
        }
        return page;
    }

    /** Places between two seconds, both inclusive, strictly after a position in order of (second, place). */
    List<Long> after(long second, long place, long to, int limit) {
        return page(second, to, false, 0, limit, index -> second(index) > second || index > place);
    }

    private void detach(long index) {
        Long second = seconds.remove(index);
        if (second != null) {
            moved.remove(new Slot(second, index));
        }
        if (index < base) {
            displaced.add(index);
        }
    }

    private void attach(long index, long second) {
        seconds.put(index, second);
        moved.add(new Slot(second, index));
    }

    private NavigableSet<Slot> slots(long from, long to) {
        return moved.subSet(new Slot(from, -1), true, new Slot(to, Long.MAX_VALUE), true);
    }

    /** The first place that did not change before a second. */
    private long lower(long second) {
        long low = 0;
        long high = base;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (baseSecond.applyAsLong(middle) < second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private record Slot(long second, long index) {}

    /** Merges what never changed with what did. */
    private final class Walk {
        private final Iterator<Slot> changed;
        private final int step;
        private final long end;
        private long place;
        private boolean hasChanged;
        private Slot head = new Slot(0, 0);

        Walk(long from, long to, boolean descending) {
            NavigableSet<Slot> slots = slots(from, to);
            changed = (descending ? slots.descendingSet() : slots).iterator();
            step = descending ? -1 : 1;
            place = descending ? lower(to + 1) - 1 : lower(from);
            end = descending ? lower(from) - 1 : lower(to + 1);
            settle();
            pull();
        }

        boolean hasNext() {
            return hasChanged || place != end;
        }

        long next() {
            boolean takeChanged = hasChanged
                    && (place == end || ORDER.compare(head, new Slot(baseSecond.applyAsLong(place), place)) * step < 0);
            if (takeChanged) {
                long index = head.index();
                pull();
                return index;
            }
            long index = place;
            place += step;
            settle();
            return index;
        }

        private void settle() {
            while (place != end && displaced.contains(place)) {
                place += step;
            }
        }

        private void pull() {
            hasChanged = changed.hasNext();
            if (hasChanged) {
                head = changed.next();
            }
        }
    }
}
