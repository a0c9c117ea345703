package dev.tradewind.lazada;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * Records that are read while they are walked through, one page at a time. Each walk reads anew; a failure is thrown where
 * it happens, and the walk cannot go on after it.
 *
 * @param <T> the record
 */
public final class LazadaList<T> implements Iterable<T> {
    private final Supplier<Pages<T>> open;

    LazadaList(Supplier<Pages<T>> open) {
        this.open = open;
    }

    /** The records, one by one. */
    @Override
    public Iterator<T> iterator() {
        Iterator<List<T>> pages = pages().iterator();
        return new Iterator<>() {
            private final ArrayDeque<T> ready = new ArrayDeque<>();

            @Override
            public boolean hasNext() {
                while (ready.isEmpty() && pages.hasNext()) {
                    ready.addAll(pages.next());
                }
                return !ready.isEmpty();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return ready.remove();
            }
        };
    }

    /** The records by page, as they come; a page may be empty. */
    public Iterable<List<T>> pages() {
        return () -> {
            Pages<T> pages = open.get();
            return new Iterator<>() {
                private boolean ended;

                @Override
                public boolean hasNext() {
                    return !ended;
                }

                @Override
                public List<T> next() {
                    if (ended) {
                        throw new NoSuchElementException();
                    }
                    Page<T> page = pages.next();
                    ended = page.last();
                    return page.records();
                }
            };
        };
    }

    /** Reads on. */
    interface Pages<T> {
        Page<T> next();
    }

    /**
     * One page.
     *
     * @param records what it holds
     * @param last whether nothing follows
     */
    record Page<T>(List<T> records, boolean last) {}
}
