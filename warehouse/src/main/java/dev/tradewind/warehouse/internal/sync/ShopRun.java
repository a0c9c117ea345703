package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.error.TokenRejectedException;
import dev.tradewind.core.error.TradewindException;
import dev.tradewind.core.http.Calls;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Health;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Keys;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One shop in one run, from its lease to its lines. */
final class ShopRun implements ShopWork {
    private static final Logger LOG = LoggerFactory.getLogger(ShopRun.class);

    private final RunContext run;
    private CheckedConnector connector;
    private final ShopState state;
    private Set<Dataset<?>> wanted;
    private List<Feed> feeds = List.of();
    private Calls callsBefore = Calls.NONE;
    private @Nullable ShopDesk desk;
    private @Nullable Reloading reload;
    private Leases.@Nullable Held lease;

    ShopRun(RunContext run, CheckedConnector connector) {
        this.run = run;
        this.connector = connector;
        this.state = new ShopState(run);
        this.wanted = run.options().datasets();
    }

    /** Takes the account, asks the platform, and plans. Returns whether there is anything to work on. */
    @Override
    public boolean prepare() {
        connector = connector.replaying(run.seed().jitter(connector.shop().ref()));
        callsBefore = connector.calls();
        chooseFeeds();
        if (state.stopped().isPresent()) {
            return false;
        }
        Optional<Leases.Held> taken = run.leases().take(connector.account());
        if (taken.isEmpty()) {
            state.end(
                    Reason.Code.LEASED,
                    "another process works on account " + connector.account() + "; if it died, its lease ends by itself"
                            + run.leases()
                                    .until(connector.account())
                                    .map(until -> " at " + until)
                                    .orElse(" within " + Leases.TIME_TO_LIVE.toSeconds() + " s")
                            + ": run again then");
            return false;
        }
        lease = taken.get();
        state.lease(taken.get());
        long shopKey = run.database().write(tx -> run.store().shop(tx, connector.shop()));
        boolean hintsOnly = run.options().errand() == Errand.HINTS;
        Optional<Health> health =
                hintsOnly ? Optional.of(Health.good(run.clock().instant())) : check();
        Duration ahead = health.flatMap(Health::serverTime)
                .map(server -> Duration.between(run.clock().instant(), server))
                .orElse(Duration.ZERO);
        ShopDesk ready = ShopDesk.of(run, connector, shopKey, taken.get(), ahead);
        desk = ready;
        reload = run.options()
                .errand()
                .reload()
                .map(span -> new Reloading(span, ready))
                .orElse(null);
        if (health.isEmpty() || state.ended().isPresent()) {
            return false;
        }
        if (health.get().serverTime().isEmpty()) {
            state.note("", "the platform did not tell its clock: ours was used");
        }
        Instant since = run.options().earliest(connector.shop(), ready.platformNow());
        if (since.isAfter(ready.platformNow()) && since.isAfter(run.clock().instant())) {
            state.end(
                    Reason.Code.ERROR,
                    "it was asked for since " + since + ", which lies in the future: the platform's clock says "
                            + ready.platformNow() + ". Give an earlier instant");
            return false;
        }
        run.database().run(tx -> adopt(tx, ready));
        if (reload != null) {
            run.database().run(reload::begin);
        }
        for (Feed feed : feeds) {
            plan(ready, feed, since, health.get());
        }
        List<String> datasets = wanted.stream().map(Dataset::name).sorted().toList();
        if (!hintsOnly && reload == null) {
            run.database().run(tx -> ready.idReads().planRejected(tx, datasets, this::reads));
        }
        return true;
    }

    private void chooseFeeds() {
        List<Feed> offered = connector.feeds();
        if (offered.isEmpty()) {
            state.end(Reason.Code.ERROR, "its connector names no feed");
        } else if (run.options().errand() == Errand.HINTS) {
            ShopRef shop = connector.shop().ref();
            wanted = run.database().<Set<Dataset<?>>>read(tx -> HintReads.datasets(tx, shop));
        } else if (wanted.isEmpty()) {
            wanted = offered.stream().flatMap(feed -> feed.yields().stream()).collect(Collectors.toUnmodifiableSet());
        }
        feeds = offered.stream()
                .filter(feed -> feed.yields().stream().anyMatch(wanted::contains))
                .filter(run.options().errand()::reads)
                .toList();
    }

    @Override
    public void broken(Throwable error) {
        if (!(error instanceof TradewindException)) {
            LOG.error("the sync of {} failed", connector.shop().ref(), error);
        }
        state.end(Reason.Code.ERROR, "its sync failed: " + Reasons.show(error));
    }

    @Override
    public Progress work() {
        ShopDesk ready = ready();
        if (state.stopped().isPresent()) {
            return new Progress.Exhausted();
        }
        List<Feed> open = feeds.stream().filter(state::isOpen).toList();
        Optional<SliceRow> claimed = run.database()
                .write(tx -> ready.claims()
                        .next(
                                tx,
                                wanted,
                                feeds,
                                open,
                                ready.lease().fence(),
                                run.clock().instant(),
                                ready.platformNow()));
        if (claimed.isPresent()) {
            try {
                new SliceReading(ready, state, claimed.get()).run();
            } catch (FenceLostException lost) {
                state.end(Reason.Code.LEASED, String.valueOf(lost.getMessage()));
            }
            return new Progress.Worked();
        }
        if ((run.options().errand() == Errand.SYNC || reload != null)
                && run.database().write(tx -> ready.idReads().planNamed(tx, this::reads)) > 0) {
            return new Progress.Worked();
        }
        run.database().run(tx -> conclude(tx, ready));
        if (reload != null && reload.goOn(open, feeds, state)) {
            return new Progress.Worked();
        }
        Optional<Instant> wait = run.database().write(tx -> ready.claims().nextWait(tx, open));
        return wait.<Progress>map(Progress.Waits::new).orElseGet(Progress.Exhausted::new);
    }

    @Override
    public void finish(long position) {
        ShopDesk ready = desk;
        boolean all = wanted.isEmpty() && run.options().errand() != Errand.HINTS;
        Set<Dataset<?>> asked = all ? Set.copyOf(Dataset.all()) : wanted;
        Verdict verdict = new Verdict(run, connector, state, feeds, asked, calls(), reload);
        try {
            if (ready == null) {
                verdict.withoutReading(run.database().write(tx -> run.store().shop(tx, connector.shop())), position);
            } else {
                verdict.afterReading(ready, position);
            }
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            broken(e);
            withoutMore(verdict, position, e);
        }
        if (lease != null) {
            run.leases().release(lease);
        }
    }

    /** Lines without all that could not be asked of the tables; when these cannot be written, nothing can. */
    private void withoutMore(Verdict verdict, long position, Throwable why) {
        try {
            verdict.withoutReading(Keys.hash(Keys.shop(connector.shop().ref())), position);
        } catch (RuntimeException worse) {
            worse.addSuppressed(why);
            throw worse;
        }
    }

    private ShopDesk ready() {
        if (desk == null) {
            throw new IllegalStateException("shop " + connector.shop().ref() + " was not prepared");
        }
        return desk;
    }

    private boolean reads(Feed feed) {
        return feeds.contains(feed) && state.isOpen(feed);
    }

    /** What a dead process left reading is open again, and what stayed disputed gets another chance. */
    private void adopt(Tx tx, ShopDesk ready) throws SQLException {
        run.leases().check(tx, ready.lease());
        update(
                tx,
                "update {wh_slice} set state = 'OPEN', fence = ? where shop_key = ? and state = 'READING'",
                ready.lease().fence(),
                ready.shopKey());
        update(
                tx,
                "update {wh_slice} set state = 'PLANNED', generation = generation + 1, cursor = null,"
                        + " cursor_expires = null, covered_to = null where shop_key = ? and state = 'DISPUTED'"
                        + run.options().errand().own(),
                ready.shopKey());
    }

    /** Slices that were read to their end are explained once every record that they named is read, too. */
    private static void conclude(Tx tx, ShopDesk ready) throws SQLException {
        tx.lockShop(ready.shopKey());
        for (SliceRow row : ready.slices().inState(tx, SliceState.ENDED)) {
            if (ready.run().options().errand().owns(row) && ready.idReads().blocking(tx, row) == 0) {
                ready.explained().conclude(tx, row, ready.feed(row.slice().feed()));
            }
        }
    }

    private Optional<Health> check() {
        Health health;
        run.stop().enter();
        try {
            health = connector.check();
        } catch (StoppedException e) {
            run.stop().stop();
            return Optional.empty();
        } catch (ReauthorizeException | TokenRejectedException e) {
            state.end(Reason.Code.REAUTHORIZE, Reasons.show(e));
            return Optional.empty();
        } catch (RuntimeException e) {
            state.end(Reason.Code.ERROR, "the check of the shop failed: " + Reasons.show(e));
            return Optional.empty();
        } finally {
            run.stop().leave();
        }
        for (Health.Finding finding : health.findings()) {
            String text = finding.message() + (finding.advice().isEmpty() ? "" : ". " + finding.advice());
            switch (finding.severity()) {
                case REAUTHORIZE -> state.end(Reason.Code.REAUTHORIZE, text);
                case SHOP_BLOCKED -> state.end(Reason.Code.ERROR, text);
                case FEED_BLOCKED ->
                    connector.feeds().stream()
                            .filter(feed -> feed.name().equals(finding.feed()))
                            .forEach(feed -> state.refuse(feed, text));
                case NOTE -> state.note(finding.feed(), text);
            }
        }
        return Optional.of(health);
    }

    private void plan(ShopDesk ready, Feed feed, Instant since, Health health) {
        Set<String> asked = new HashSet<>(Planner.names(feed.yields()));
        asked.retainAll(Planner.names(wanted));
        Planner planner = new Planner(connector, ready.shopKey(), ready.slices(), ready.explained());
        Planner.Request request = new Planner.Request(
                feed, since, Optional.ofNullable(health.earliest().get(feed.name())), ready.platformNow(), asked);
        try {
            if (state.isOpen(feed) && reload != null) {
                reload(ready, reload, planner, request);
                return;
            }
            if (!state.isOpen(feed) || run.options().errand() != Errand.SYNC) {
                state.outputs(feed.name(), run.database().read(tx -> planner.outputs(tx, request)));
                return;
            }
            List<String> notes = new ArrayList<>();
            run.database().run(tx -> {
                notes.clear();
                run.leases().check(tx, ready.lease());
                tx.lockShop(ready.shopKey());
                planner.plan(tx, request).ifPresent(notes::add);
                state.outputs(feed.name(), planner.outputs(tx, request));
            });
            notes.forEach(note -> state.note(feed.name(), note));
        } catch (Planner.RefusedException | ConnectorFaultException e) {
            state.close(feed, Reason.Code.ERROR, "it cannot be planned: " + Reasons.show(e));
        } catch (FenceLostException e) {
            state.end(Reason.Code.LEASED, String.valueOf(e.getMessage()));
        }
    }

    private void reload(ShopDesk ready, Reloading reloading, Planner planner, Planner.Request request) {
        Feed feed = request.feed();
        ReloadPlan plan = ReloadPlan.of(
                feed,
                run.options().errand().reload().orElseThrow(),
                connector.shop().zone(),
                request.earliest(),
                request.platformNow());
        run.database().run(tx -> {
            run.leases().check(tx, ready.lease());
            tx.lockShop(ready.shopKey());
            Set<String> outputs = planner.outputs(tx, request);
            state.outputs(feed.name(), outputs);
            reloading.plan(tx, plan, Planner.join(outputs));
        });
        plan.loss().ifPresent(loss -> state.tell(Reason.Code.GAP, feed.name(), loss));
        plan.notes().forEach(note -> state.note(feed.name(), note));
    }

    @Override
    public ShopRef ref() {
        return connector.shop().ref();
    }

    /** What this run cost; a connector that cannot count is no reason to lose its lines. */
    private Calls calls() {
        try {
            return connector.calls().minus(callsBefore);
        } catch (ConnectorFaultException fault) {
            state.note("", "calls were not counted: " + Reasons.show(fault));
            return Calls.NONE;
        }
    }
}
