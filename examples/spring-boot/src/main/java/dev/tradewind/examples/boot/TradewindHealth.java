package dev.tradewind.examples.boot;

import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Receipt;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while a shop needs a person: asks no platform, only what the last run left. */
@Component
class TradewindHealth implements HealthIndicator {
    private final Nightly nightly;

    TradewindHealth(Nightly nightly) {
        this.nightly = nightly;
    }

    @Override
    public Health health() {
        return nightly.last()
                .map(TradewindHealth::of)
                .orElseGet(() -> Health.unknown().build());
    }

    private static Health of(Receipt receipt) {
        Health.Builder health = receipt.worst()
                        .filter(worst -> worst == Outcome.FAILED || worst == Outcome.REAUTHORIZE)
                        .isPresent()
                ? Health.down()
                : Health.up();
        receipt.incomplete()
                .forEach(line -> health.withDetail(
                        line.shop() + " " + line.dataset().name(), line.outcome() + " " + line.reasons()));
        return health.withDetail("run", receipt.runId())
                .withDetail("finished", receipt.finishedAt().toString())
                .build();
    }
}
