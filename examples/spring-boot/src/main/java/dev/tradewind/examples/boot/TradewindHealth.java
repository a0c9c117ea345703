package dev.tradewind.examples.boot;

import dev.tradewind.core.error.TradewindException;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.warehouse.Warehouse;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Up while the service can do its work: asks no platform, only what the last run left. A shop that needs a person stands in the
 * details. It must not take the service out of the balancer: the seller could not consent again then. Down is when no shop could be
 * read, or the warehouse is gone.
 */
@Component
class TradewindHealth implements HealthIndicator {
    private final Nightly nightly;
    private final Warehouse warehouse;

    TradewindHealth(Nightly nightly, Warehouse warehouse) {
        this.nightly = nightly;
        this.warehouse = warehouse;
    }

    @Override
    public Health health() {
        Receipt last = nightly.last().orElse(null);
        if (last == null) {
            return Health.unknown().build();
        }
        try {
            warehouse.receipt(last.runId());
        } catch (TradewindException gone) {
            return Health.down(gone).build();
        }
        return of(last);
    }

    static Health of(Receipt receipt) {
        boolean none = !receipt.lines().isEmpty() && receipt.lines().stream().allMatch(TradewindHealth::needsAPerson);
        Health.Builder health = none ? Health.down() : Health.up();
        receipt.incomplete()
                .forEach(line -> health.withDetail(
                        line.shop() + " " + line.dataset().name(), line.outcome() + " " + line.reasons()));
        return health.withDetail("run", receipt.runId())
                .withDetail("finished", receipt.finishedAt().toString())
                .build();
    }

    private static boolean needsAPerson(ReceiptLine line) {
        return line.outcome() == Outcome.FAILED || line.outcome() == Outcome.REAUTHORIZE;
    }
}
