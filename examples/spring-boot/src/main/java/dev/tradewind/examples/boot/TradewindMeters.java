package dev.tradewind.examples.boot;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.auth.TokenEvent;
import dev.tradewind.core.event.CommitEvent;
import dev.tradewind.core.event.SyncListener;
import dev.tradewind.core.http.ApiAttempt;
import dev.tradewind.core.http.ApiListener;
import dev.tradewind.core.http.ApiWait;
import dev.tradewind.core.receipt.ReceiptLine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tradewind's events as Micrometer meters; copy it into your service. The tags are platform, operation, outcome and kind, of
 * which there are few. A shop is none of them: two thousand shops would be two thousand series of each meter.
 */
@Component
public class TradewindMeters implements ApiListener, SyncListener {
    private final MeterRegistry registry;

    /** Meters in a registry. */
    public TradewindMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void onAttempt(ApiAttempt attempt) {
        Timer.builder("tradewind.calls")
                .description("Attempts of calls to platforms")
                .tag("platform", attempt.platform().code())
                .tag("operation", attempt.operation().toString())
                .tag("outcome", outcome(attempt.error()))
                .register(registry)
                .record(attempt.took());
    }

    @Override
    public void onWait(ApiWait wait) {
        Timer.builder("tradewind.waits")
                .description("Waits for a permit, or before a call is tried again")
                .tag("platform", wait.platform().code())
                .tag("reason", wait.reason().name())
                .register(registry)
                .record(wait.duration());
    }

    @Override
    public void onToken(TokenEvent event) {
        count(
                "tradewind.tokens",
                "platform",
                event.key().platform().code(),
                "kind",
                event.kind().name());
    }

    @Override
    public void onCommit(CommitEvent event) {
        rows(event.shop(), "written", event.counts().written());
        rows(event.shop(), "unchanged", event.counts().unchanged());
        rows(event.shop(), "rejected", event.counts().rejected());
    }

    @Override
    public void onLine(ReceiptLine line) {
        count(
                "tradewind.lines",
                "dataset",
                line.dataset().name(),
                "outcome",
                line.outcome().name());
    }

    private void rows(ShopRef shop, String fate, long rows) {
        if (rows > 0) {
            Counter.builder("tradewind.rows")
                    .description("Records that were read, by what became of them")
                    .tag("platform", shop.platform().code())
                    .tag("fate", fate)
                    .register(registry)
                    .increment(rows);
        }
    }

    private void count(String meter, String... tags) {
        Counter.builder(meter).tags(tags).register(registry).increment();
    }

    private static String outcome(@Nullable String error) {
        return error == null ? "ok" : error;
    }
}
