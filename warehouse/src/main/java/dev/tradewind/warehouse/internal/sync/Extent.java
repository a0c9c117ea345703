package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.spi.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The stretch of the axis that a slice covers. Days begin and end at midnight in their own zone.
 *
 * @param from first instant inside
 * @param to first instant outside
 */
record Extent(Instant from, Instant to) {
    /** What a window or some days cover; nothing for all else. */
    static Optional<Extent> of(Scope scope) {
        if (scope instanceof Scope.Window window) {
            return Optional.of(new Extent(window.from(), window.to()));
        } else if (scope instanceof Scope.Days days) {
            return Optional.of(new Extent(
                    days.from().atStartOfDay(days.zone()).toInstant(),
                    days.to().atStartOfDay(days.zone()).toInstant()));
        }
        return Optional.empty();
    }

    /** The scope before and from an instant on; empty on the side where nothing is left. */
    static List<Optional<Scope>> cut(Scope scope, Instant at) {
        if (scope instanceof Scope.Window window) {
            return List.of(window(window.from(), min(at, window.to())), window(max(at, window.from()), window.to()));
        } else if (scope instanceof Scope.Days days) {
            LocalDate day = at.atZone(days.zone()).toLocalDate();
            LocalDate edge = day.isBefore(days.from()) ? days.from() : day.isAfter(days.to()) ? days.to() : day;
            return List.of(days(days, days.from(), edge), days(days, edge, days.to()));
        }
        throw new IllegalArgumentException("only windows and days can be cut in time, not " + scope);
    }

    /** Two halves of a window, of days or of ids; empty when it cannot be halved. */
    static List<Scope> halve(Scope scope) {
        if (scope instanceof Scope.Window window) {
            long seconds = window.to().getEpochSecond() - window.from().getEpochSecond();
            Instant middle = window.from().plusSeconds(seconds / 2);
            return seconds < 2
                    ? List.of()
                    : List.of(new Scope.Window(window.from(), middle), new Scope.Window(middle, window.to()));
        } else if (scope instanceof Scope.Days days) {
            LocalDate middle =
                    LocalDate.ofEpochDay((days.from().toEpochDay() + days.to().toEpochDay()) / 2);
            return middle.equals(days.from())
                    ? List.of()
                    : List.of(
                            new Scope.Days(days.from(), middle, days.zone()),
                            new Scope.Days(middle, days.to(), days.zone()));
        } else if (scope instanceof Scope.Ids ids && ids.ids().size() > 1) {
            List<String> all = new ArrayList<>(ids.ids());
            int middle = all.size() / 2;
            return List.of(
                    new Scope.Ids(ids.dataset(), Set.copyOf(all.subList(0, middle))),
                    new Scope.Ids(ids.dataset(), Set.copyOf(all.subList(middle, all.size()))));
        }
        return List.of();
    }

    private static Optional<Scope> window(Instant from, Instant to) {
        return from.isBefore(to) ? Optional.of(new Scope.Window(from, to)) : Optional.empty();
    }

    private static Optional<Scope> days(Scope.Days days, LocalDate from, LocalDate to) {
        return from.isBefore(to) ? Optional.of(new Scope.Days(from, to, days.zone())) : Optional.empty();
    }

    private static Instant min(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant max(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
