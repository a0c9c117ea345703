package dev.tradewind.examples.stall;

import dev.tradewind.core.Dataset;
import dev.tradewind.testkit.contract.ShopWork;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

// cut: work
/** A stall that goes on selling, and correcting its notes, while it is read. */
record BusyStall(List<Sale> sales) implements ShopWork {
    @Override
    public void change(Dataset<?> dataset, Instant at, int edits, int inserts, Random chance) {
        List<Sale> some = new ArrayList<>(sales);
        some.removeIf(sale -> sale.changedAt().isAfter(at));
        Collections.shuffle(some, chance);
        for (Sale sale : some.subList(0, Math.min(edits, some.size()))) {
            sales.set(sales.indexOf(sale), note(sale.id(), at, sale.soldAt()));
        }
        for (int added = 0; added < inserts; added++) {
            sales.add(note("s%03d".formatted(sales.size()), at, at));
        }
    }

    @Override
    public Map<String, Instant> held(Dataset<?> dataset, Instant from, Instant to) {
        return sales.stream()
                .filter(sale ->
                        !sale.changedAt().isBefore(from) && sale.changedAt().isBefore(to))
                .collect(Collectors.toMap(Sale::id, Sale::changedAt));
    }

    private static Sale note(String id, Instant changedAt, Instant soldAt) {
        return new Sale(id, changedAt, soldAt, "mango", 1, BigDecimal.ONE, false);
    }
}
// cut: end
