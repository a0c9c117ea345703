package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Write;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * A reload of one shop in one run. First everything is read that could list a record of its days; then what the warehouse
 * holds of them and was not listed is asked for by its id, and goes when the platform says that it is gone. Several lanes may
 * be inside at the same time.
 */
final class Reloading {
    private final ReloadSpan span;
    private final ShopDesk desk;
    private final ReloadSlices slices;
    private final Instant begun;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Instant readable = Instant.MIN;
    private volatile boolean tailed;
    private volatile boolean compared;
    private volatile boolean refused;

    Reloading(ReloadSpan span, ShopDesk desk) {
        this.span = span;
        this.desk = desk;
        this.begun = desk.run().clock().instant();
        this.slices = new ReloadSlices(span, desk.connector(), desk.shopKey(), desk.slices());
    }

    /** Forgets what was given up. */
    void begin(Tx tx) throws SQLException {
        slices.begin(tx, desk.platformNow());
    }

    /** Plans a feed in the caller's transaction. */
    void plan(Tx tx, ReloadPlan plan, String outputs) throws SQLException {
        if (plan.lost().isPresent() && readable.isBefore(plan.from())) {
            readable = plan.from();
        }
        slices.plan(tx, plan, outputs);
    }

    /**
     * What is left to be planned once all that was planned is read. Returns whether there is something to read now.
     *
     * @param open the feeds that can be read
     * @param feeds all feeds that it was to read
     */
    boolean goOn(List<Feed> open, List<Feed> feeds, ShopState state) {
        if (compared || !busy.compareAndSet(false, true)) {
            return false;
        }
        try {
            return compare(open, feeds, state);
        } finally {
            busy.set(false);
        }
    }

    private boolean compare(List<Feed> open, List<Feed> feeds, ShopState state) {
        if (!desk.run().database().<Boolean>read(tx -> slices.isRead(tx, open))) {
            return false;
        }
        List<Feed> closed = feeds.stream().filter(feed -> !open.contains(feed)).toList();
        Optional<Feed> asked = asks(open);
        if (asked.isPresent() && (closed.isEmpty() || ListedKinds.are(span.dataset()))) {
            return compare(open, asked.get(), closed, state);
        }
        if (asked.isEmpty()) {
            if (feeds.stream().anyMatch(feed -> feed.write() == Write.MERGE)) {
                state.note(
                        "", "what is gone was not looked for: no feed can be asked for " + span.dataset() + " by id");
            }
            compared = true;
        } else if (isRefused(closed, state)) {
            state.note("", "what is gone was not looked for: it may be what " + names(closed) + " would list");
            compared = true;
        }
        return false;
    }

    private boolean compare(List<Feed> open, Feed asked, List<Feed> closed, ShopState state) {
        Extent stretch = stretch(asked);
        if (!stretch.from().isBefore(stretch.to()) || desk.run().database().<Boolean>read(slices::hasGaps)) {
            compared = true;
            return false;
        }
        Optional<List<String>> kinds = ListedKinds.are(span.dataset())
                ? Optional.of(
                        desk.run().database().read(tx -> ListedKinds.of(tx, desk.shopKey(), span.dataset(), open)))
                : Optional.empty();
        ReloadMisses misses = new ReloadMisses(span, desk.shopKey(), begun, kinds);
        ReloadMisses.Count count = desk.run().database().read(tx -> misses.count(tx, stretch));
        if (count.missing() > 0 && !tailed) {
            tailed = true;
            if (desk.run().database().<Integer>write(tx -> planTail(tx, open)) > 0) {
                return true;
            }
        }
        if (!closed.isEmpty()) {
            state.note("", "what " + names(closed) + " would list of these days stays as it is");
        }
        if (LossGuard.isTooMuch(count.missing(), count.known())) {
            refuse(count, asked, state);
            return false;
        }
        int asking = desk.run().database().<Integer>write(tx -> ask(tx, misses, stretch, asked));
        compared = true;
        return asking > 0;
    }

    private static boolean isRefused(List<Feed> feeds, ShopState state) {
        return feeds.stream().allMatch(feed -> state.refused(feed.name()).isPresent());
    }

    private static String names(List<Feed> feeds) {
        return feeds.stream().map(Feed::name).collect(Collectors.joining(" and "));
    }

    private void refuse(ReloadMisses.Count count, Feed asked, ShopState state) {
        state.tell(
                Reason.Code.SWEEP_TOO_LARGE,
                asked.name(),
                count.missing() + " of the " + count.known() + " " + span.dataset() + " of these days were not listed:"
                        + " too many to be deletions. None was removed. Look at the permissions of the app; if they really"
                        + " are gone, reload fewer days at a time");
        refused = true;
        compared = true;
    }

    private int ask(Tx tx, ReloadMisses misses, Extent stretch, Feed feed) throws SQLException {
        desk.run().leases().check(tx, desk.lease());
        tx.lockShop(desk.shopKey());
        return misses.ask(tx, stretch, feed) + misses.askReturned(tx, stretch, feed);
    }

    private int planTail(Tx tx, List<Feed> feeds) throws SQLException {
        desk.run().leases().check(tx, desk.lease());
        tx.lockShop(desk.shopKey());
        return slices.planTail(tx, feeds, desk.platformNow());
    }

    /** What is younger than the last listing, or older than the first, cannot have been missed by it. */
    private Extent stretch(Feed feed) {
        ZoneId zone = desk.connector().shop().zone();
        Instant until = new Edges(feed, zone)
                .before(desk.platformNow().minus(feed.timing().lag()));
        Instant from = readable.isAfter(span.start(zone)) ? readable : span.start(zone);
        return new Extent(from, until.isBefore(span.end(zone)) ? until : span.end(zone));
    }

    /** The feed that is asked for records by id: one that is about them, and does not replace days with what it brings. */
    private Optional<Feed> asks(List<Feed> feeds) {
        return SpanRecords.of(span.dataset()).isEmpty()
                ? Optional.empty()
                : feeds.stream()
                        .filter(feed -> feed.byId().contains(span.dataset()) && feed.write() == Write.MERGE)
                        .findFirst();
    }

    /** Why it is not complete, beyond its slices. */
    List<Reason> reasons(Tx tx) throws SQLException {
        List<Reason> reasons = new ArrayList<>();
        long unanswered = ReloadMisses.unanswered(tx, span, desk.shopKey());
        boolean stopped = desk.run().stop().reason(desk.run().clock()).isPresent();
        if (unanswered > 0) {
            reasons.add(new Reason(
                    stopped ? Reason.Code.STOPPED : Reason.Code.UNREAD,
                    "",
                    "",
                    unanswered + " records that were not listed are not read by their ids yet: run the reload again"));
        } else if (!compared && !slices.isHeldBack(tx, desk.run().runId())) {
            reasons.add(new Reason(
                    stopped ? Reason.Code.STOPPED : Reason.Code.UNFINISHED,
                    "",
                    "",
                    "what vanished was not looked for yet: run the reload again, and it goes on"));
        }
        return reasons;
    }

    /** How many of the records that it was given are kept aside. */
    long rejected(Tx tx) throws SQLException {
        return ReloadMisses.rejected(tx, span, desk.shopKey());
    }

    /**
     * Once its lines are written: nothing of it stays, unless there is something to go on with. What a refused feed did not
     * give is none: with the permission, the reload begins anew.
     */
    void finish(Tx tx, List<Feed> feeds, ShopState state) throws SQLException {
        List<Feed> allowed = feeds.stream()
                .filter(feed -> state.refused(feed.name()).isEmpty())
                .toList();
        boolean answered = asks(allowed).isEmpty() || ReloadMisses.unanswered(tx, span, desk.shopKey()) == 0;
        boolean done = compared && answered && slices.isRead(tx, allowed);
        if (done || refused) {
            slices.forget(tx);
        }
    }
}
