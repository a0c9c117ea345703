package dev.tradewind.examples.stall;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.core.spi.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

// cut: reader
/** Reads notes strictly forward, 50 a page: one that is touched meanwhile moves to the end and is read there. */
final class StallReader implements SliceReader {
    private static final int PAGE = 50;

    private final Notebook notebook;
    private final Clock clock;
    private final Scope scope;
    private String after;

    StallReader(Notebook notebook, Clock clock, Scope scope, Optional<Cursor> from) {
        this.notebook = notebook;
        this.clock = clock;
        this.scope = scope;
        this.after = from.map(Cursor::value).orElse("");
    }

    @Override
    public SlicePage next() {
        if (scope instanceof Scope.Ids ids) {
            return byId(ids);
        }
        Scope.Window window = (Scope.Window) scope;
        List<Sale> rest = notebook.sales().stream()
                .filter(sale -> !sale.changedAt().isBefore(window.from())
                        && sale.changedAt().isBefore(window.to()))
                .filter(isAfter(after))
                .sorted(Sale.BY_CHANGE)
                .toList();
        List<Sale> page = rest.subList(0, Math.min(PAGE, rest.size()));
        List<Change<?>> changes = new ArrayList<>();
        page.forEach(sale -> changes.add(StallConnector.toChange(sale, clock)));
        if (page.size() == rest.size()) {
            return SlicePage.of(
                    changes, new Step.End(Evidence.of(Proof.KEYSET, "forward by (changed, id) to the end")));
        }
        after = position(page.get(page.size() - 1));
        return SlicePage.of(changes, new Step.More(Cursor.of(after)));
    }

    private SlicePage byId(Scope.Ids ids) {
        Instant now = clock.instant();
        List<Sale> sales = notebook.sales();
        List<Change<?>> changes = new ArrayList<>();
        for (String id : ids.ids()) {
            changes.add(sales.stream()
                    .filter(sale -> sale.id().equals(id))
                    .findFirst()
                    .map(sale -> StallConnector.toChange(sale, clock))
                    .orElseGet(() -> Change.gone(Dataset.ORDERS, id, Version.observed(now))));
        }
        return SlicePage.of(changes, new Step.End(Evidence.of(Proof.KEYSET, "every id answered")));
    }

    /** The position after a sale: format version, instant, id. */
    private static String position(Sale sale) {
        return "1@" + sale.changedAt() + "@" + sale.id();
    }

    private static Predicate<Sale> isAfter(String position) {
        if (position.isEmpty()) {
            return sale -> true;
        }
        String[] parts = position.split("@", 3);
        Instant at = Instant.parse(parts[1]);
        return sale -> sale.changedAt().isAfter(at)
                || sale.changedAt().equals(at) && sale.id().compareTo(parts[2]) > 0;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
// cut: end
