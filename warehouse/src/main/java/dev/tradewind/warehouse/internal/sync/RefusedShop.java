package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.receipt.Counts;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.warehouse.internal.schema.Keys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A shop that is not read, since the stream of shops gave no connector for it or gave it twice: it gets its lines and nothing
 * else. These stand beside those of the same shop that are already there, and no shop is made known by them.
 */
final class RefusedShop implements ShopWork {
    private final RunContext run;
    private final ShopRef ref;
    private final List<Dataset<?>> datasets;
    private final Reason reason;

    RefusedShop(RunContext run, ShopRef ref, Set<Dataset<?>> datasets, Reason reason) {
        this.run = run;
        this.ref = ref;
        this.datasets = Dataset.all().stream().filter(datasets::contains).toList();
        this.reason = reason;
    }

    @Override
    public ShopRef ref() {
        return ref;
    }

    @Override
    public boolean prepare() {
        return false;
    }

    @Override
    public Progress work() {
        return new Progress.Exhausted();
    }

    @Override
    public void broken(Throwable error) {
        // Why it is refused is what its lines say, whatever happened besides.
    }

    @Override
    public void finish(long position) {
        long key = Keys.hash(List.of("refused", ref.toString(), Long.toString(position)));
        List<ReceiptLine> lines = datasets.stream().map(this::line).toList();
        run.database().run(tx -> {
            for (ReceiptLine line : lines) {
                run.ledger().line(tx, key, line, position, run.clock().instant());
            }
        });
        lines.forEach(run.events()::line);
    }

    private ReceiptLine line(Dataset<?> dataset) {
        List<Reason> reasons = List.of(reason);
        return new ReceiptLine(
                ref,
                dataset,
                Outcomes.of(reasons, false),
                reasons,
                Counts.NONE,
                Optional.empty(),
                List.of(),
                0,
                0,
                Duration.ZERO,
                Map.of());
    }
}
