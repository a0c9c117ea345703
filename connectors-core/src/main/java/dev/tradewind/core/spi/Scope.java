package dev.tradewind.core.spi;

import dev.tradewind.core.Dataset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What a slice reads. */
public sealed interface Scope {
    /**
     * Records whose axis lies in {@code [from, to)}.
     *
     * @param from first instant inside
     * @param to first instant outside
     */
    record Window(Instant from, Instant to) implements Scope {
        public Window {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("window must not be empty: " + from + " to " + to);
            }
        }
    }

    /**
     * Calendar days {@code [from, to)} in a zone.
     *
     * @param from first day inside
     * @param to first day outside
     * @param zone where the days begin and end
     */
    record Days(LocalDate from, LocalDate to, ZoneId zone) implements Scope {
        public Days {
            Objects.requireNonNull(zone, "zone");
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("days must not be empty: " + from + " to " + to);
            }
        }
    }

    /**
     * The whole state as of an instant: covers everything before it.
     *
     * @param at when the reading was planned to begin
     */
    record AsOf(Instant at) implements Scope {
        public AsOf {
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * Records of one dataset by id: a hint, a repair, a suspect. Never moves progress.
     *
     * @param dataset what the ids are ids of: those of a product and of an order may be equal
     * @param ids at least one
     */
    record Ids(Dataset<?> dataset, Set<String> ids) implements Scope {
        public Ids {
            Objects.requireNonNull(dataset, "dataset");
            ids = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(ids));
            if (ids.isEmpty()) {
                throw new IllegalArgumentException("ids must not be empty");
            }
        }
    }

    /**
     * One file that a parent slice found.
     *
     * @param id the platform's id of the file
     */
    record Document(String id) implements Scope {
        public Document {
            Objects.requireNonNull(id, "id");
        }
    }
}
