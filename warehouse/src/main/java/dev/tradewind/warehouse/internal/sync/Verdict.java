package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.http.Calls;
import dev.tradewind.core.receipt.Counts;
import dev.tradewind.core.receipt.Coverage;
import dev.tradewind.core.receipt.FeedLine;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ends a shop: closes what can be closed, says for each dataset how it ended and why, and keeps the lines. */
final class Verdict {
    private final RunContext run;
    private final CheckedConnector connector;
    private final ShopState state;
    private final List<Feed> feeds;
    private final List<Dataset<?>> wanted;
    private final Calls calls;
    private final @Nullable Reloading reload;

    Verdict(
            RunContext run,
            CheckedConnector connector,
            ShopState state,
            List<Feed> feeds,
            Set<Dataset<?>> wanted,
            Calls calls,
            @Nullable Reloading reload) {
        this.run = run;
        this.connector = connector;
        this.state = state;
        this.feeds = feeds;
        this.wanted = Dataset.all().stream().filter(wanted::contains).toList();
        this.calls = calls;
        this.reload = reload;
    }

    /** Lines of a shop of which nothing can be said but why it ended: another process holds it, or it could not be begun. */
    void withoutReading(long shopKey, long position) {
        List<Reason> reasons = state.stopped().stream().toList();
        Outcome outcome = Outcomes.of(reasons, feeds.stream().anyMatch(feed -> state.isCommitted(feed.name())));
        List<ReceiptLine> lines = run.database().write(tx -> {
            List<ReceiptLine> all = new ArrayList<>();
            for (Dataset<?> dataset : wanted) {
                all.add(keep(tx, shopKey, position, dataset, outcome, reasons, Optional.empty(), List.of()));
            }
            return all;
        });
        lines.forEach(run.events()::line);
    }

    /** Lines of a shop that was worked on. */
    void afterReading(ShopDesk desk, long position) {
        List<ReceiptLine> lines = run.database().write(tx -> {
            tx.lockShop(desk.shopKey());
            desk.slices().releaseAll(tx, desk.lease().fence());
            List<ReceiptLine> all = new ArrayList<>();
            for (Dataset<?> dataset : wanted) {
                all.add(line(tx, desk, dataset, position));
            }
            if (reload == null) {
                Tidying.of(tx, desk.shopKey(), run.runId(), feeds);
            } else {
                reload.finish(tx, feeds, state);
            }
            return all;
        });
        lines.forEach(run.events()::line);
    }

    private ReceiptLine line(Tx tx, ShopDesk desk, Dataset<?> dataset, long position) throws SQLException {
        List<Feed> own =
                feeds.stream().filter(feed -> feed.yields().contains(dataset)).toList();
        List<FeedLine> feedLines = new ArrayList<>();
        List<Reason> reasons = new ArrayList<>(state.ended().stream().toList());
        FeedVerdict verdict = new FeedVerdict(tx, desk, state, run);
        boolean committed = false;
        for (Feed feed : own) {
            feedLines.add(verdict.line(feed));
            reasons.addAll(verdict.reasons(feed, isNamed(dataset)));
            committed |= state.isCommitted(feed.name());
        }
        if (own.isEmpty()) {
            reasons.add(new Reason(
                    Reason.Code.NOT_OFFERED, "", "", "the platform does not offer " + dataset + " for this shop"));
        }
        if (reload != null && state.ended().isEmpty()) {
            reasons.addAll(reload.reasons(tx));
        }
        long rejected = rejected(tx, desk, dataset);
        if (rejected > 0) {
            reasons.add(new Reason(
                    Reason.Code.REJECTED,
                    "",
                    "",
                    rejected
                            + " records are kept aside: each run reads those again that have an id of their own; waive what"
                            + " cannot be had"));
        }
        state.reasons().stream()
                .filter(reason -> reason.feed().isEmpty()
                        || own.stream().anyMatch(feed -> feed.name().equals(reason.feed())))
                .forEach(reasons::add);
        // Only a sync has asked each feed whether it may be read.
        Optional<Coverage> coverage = run.options().errand() == Errand.SYNC
                ? CoverageStore.keep(tx, desk.shopKey(), dataset, own)
                : CoverageStore.kept(tx, desk.shopKey(), dataset);
        Outcome outcome = Outcomes.of(reasons, committed);
        return keep(tx, desk.shopKey(), position, dataset, outcome, reasons, coverage, feedLines);
    }

    private long rejected(Tx tx, ShopDesk desk, Dataset<?> dataset) throws SQLException {
        if (reload != null) {
            return reload.rejected(tx);
        }
        return run.options().errand() == Errand.HINTS
                ? run.ledger().counts(tx, desk.shopKey(), dataset).rejected()
                : Rejections.open(tx, desk.shopKey(), dataset);
    }

    private ReceiptLine keep(
            Tx tx,
            long shopKey,
            long position,
            Dataset<?> dataset,
            Outcome outcome,
            List<Reason> reasons,
            Optional<Coverage> coverage,
            List<FeedLine> feedLines)
            throws SQLException {
        Counts counts = run.ledger().counts(tx, shopKey, dataset);
        Map<String, Long> unknowns = run.ledger().unknowns(tx, shopKey, dataset);
        ReceiptLine line = new ReceiptLine(
                connector.shop().ref(),
                dataset,
                outcome,
                reasons,
                counts,
                coverage,
                feedLines,
                calls.attempts(),
                calls.retries(),
                calls.waited(),
                unknowns);
        run.ledger().line(tx, shopKey, line, position, run.clock().instant());
        return line;
    }

    private boolean isNamed(Dataset<?> dataset) {
        return run.options().datasets().contains(dataset);
    }
}
