package dev.tradewind.examples.stall;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.KeysetPosition;
import dev.tradewind.core.spi.KeysetSource;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.Step;
import dev.tradewind.core.spi.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

// cut: source
/** Lists sales in the order in which they were changed, fifty at a time. */
record SaleSource(Notebook notebook, Clock clock) implements KeysetSource<Sale> {
    private static final int PAGE = 50;

    @Override
    public Listing<Sale> list(KeysetPosition from, Instant to) {
        List<Sale> rest = notebook.sales().stream()
                .filter(sale -> !sale.changedAt().isBefore(from.at())
                        && sale.changedAt().isBefore(to))
                .sorted(Sale.BY_CHANGE)
                .skip(from.offset())
                .toList();
        List<Sale> page = rest.subList(0, Math.min(PAGE, rest.size()));
        return new Listing<>(page, page.size() < rest.size(), OptionalLong.of(rest.size()));
    }

    @Override
    public Instant axis(Sale sale) {
        return sale.changedAt();
    }

    @Override
    public String id(Sale sale) {
        return sale.id();
    }

    @Override
    public SlicePage page(List<Sale> sales, Optional<Instant> coveredTo, Step step) {
        List<Change<?>> changes = new ArrayList<>();
        sales.forEach(sale -> changes.add(change(sale)));
        return new SlicePage(changes, List.of(), List.of(), List.of(), List.of(), coveredTo, step);
    }

    Optional<Change<Order>> find(String id) {
        return notebook.sales().stream()
                .filter(sale -> sale.id().equals(id))
                .findFirst()
                .map(this::change);
    }

    private Change<Order> change(Sale sale) {
        Version version = new Version(sale.changedAt(), clock.instant());
        return Change.of(Dataset.ORDERS, sale.id(), version, sale.toOrder());
    }
}
// cut: end
