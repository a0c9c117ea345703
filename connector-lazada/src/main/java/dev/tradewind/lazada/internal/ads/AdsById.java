package dev.tradewind.lazada.internal.ads;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.core.spi.Version;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads rows of ads by id, which is by day: an id ends with its day, and a row that is not in its day any more is gone. */
final class AdsById implements SliceReader {
    private final LazadaCalls calls;
    private final Scope.Ids ids;
    private final Optional<Cursor> from;
    private final ErrorContext context;
    private final Clock clock;

    AdsById(LazadaCalls calls, Scope.Ids ids, Optional<Cursor> from, ErrorContext context, Clock clock) {
        this.calls = calls;
        this.ids = ids;
        this.from = from;
        this.context = context;
        this.clock = clock;
    }

    @Override
    public SlicePage next() {
        if (from.isPresent()) {
            throw new CursorExpiredException(context, "rows of ads are read at once", "", null);
        }
        Map<LocalDate, Set<String>> byDay = new TreeMap<>();
        List<Rejected> rejected = new ArrayList<>();
        for (String id : ids.ids()) {
            Optional<LocalDate> day = day(id);
            day.ifPresent(known ->
                    byDay.computeIfAbsent(known, first -> new TreeSet<>()).add(id));
            if (day.isEmpty()) {
                rejected.add(unanswered(id, "no row of ads has such an id"));
            }
        }
        List<Change<?>> changes = new ArrayList<>();
        byDay.forEach((day, wanted) -> read(day, wanted, changes, rejected));
        Evidence evidence =
                Evidence.of(Proof.CHAINED, "the days of " + ids.ids().size() + " ids");
        return new SlicePage(
                changes, List.of(), rejected, List.of(), List.of(), Optional.empty(), new Step.End(evidence));
    }

    @Override
    public void close() {
        // holds nothing
    }

    private void read(LocalDate day, Set<String> wanted, List<Change<?>> changes, List<Rejected> rejected) {
        Instant askedAt = clock.instant();
        LocalDate today = askedAt.atZone(calls.market().zone()).toLocalDate();
        boolean isToday = day.equals(today);
        AdListing groups = AdListing.walk(calls, day, isToday);
        if (!groups.isWhole()) {
            wanted.forEach(id -> rejected.add(unanswered(id, unwhole(groups))));
            return;
        }
        AdDay.Read read =
                AdDay.of(calls.market(), day, askedAt, calls.adOverview(day, isToday), groups, Optional.empty());
        Set<String> missing = new HashSet<>(wanted);
        for (Change<?> change : read.changes()) {
            if (missing.remove(change.id())) {
                changes.add(change);
            }
        }
        for (Rejected reject : read.rejected()) {
            if (missing.remove(reject.id())) {
                rejected.add(reject);
            }
        }
        missing.forEach(id -> changes.add(Change.gone(Dataset.TRAFFIC, id, Version.observed(askedAt))));
    }

    /** Why a listing says nothing of a row: what it does not name may stand in the part that did not come. */
    private static String unwhole(AdListing groups) {
        return groups.ended()
                ? "Lazada counts " + groups.stated().orElse(0) + " ad groups of the day, and lists "
                        + groups.groups().size()
                : "Lazada lists 10,000 ad groups of a day, and there are more";
    }

    private static Rejected unanswered(String id, String why) {
        return new Rejected(Dataset.TRAFFIC, id, Rejected.Stage.FETCH, "", why, "");
    }

    private static Optional<LocalDate> day(String id) {
        try {
            return Optional.of(LocalDate.parse(id.substring(id.lastIndexOf('/') + 1)));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
