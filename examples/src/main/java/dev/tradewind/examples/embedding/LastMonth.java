package dev.tradewind.examples.embedding;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.warehouse.PlannedFeed;
import dev.tradewind.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.List;

/** Reads the orders of a month anew, beside all that is read every night. */
final class LastMonth {
    private final Warehouse warehouse;
    private final LocalDate month;

    LastMonth(Warehouse warehouse, LocalDate month) {
        this.warehouse = warehouse;
        this.month = month.withDayOfMonth(1);
    }

    /** Calls and minutes. */
    List<PlannedFeed> cost(Connector shop) {
        // cut: cost
        List<PlannedFeed> plan = warehouse
                .reload(shop, Dataset.ORDERS)
                .from(month)
                .to(month.plusMonths(1))
                .dryRun();
        // cut: end
        return plan;
    }

    Receipt reload(Connector shop) {
        // cut: reload
        Receipt receipt = warehouse
                .reload(shop, Dataset.ORDERS)
                .from(month)
                .to(month.plusMonths(1))
                .run();
        // cut: end
        return receipt;
    }
}
