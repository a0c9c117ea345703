package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.list;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.error.TradewindException;
import dev.tradewind.core.spi.Estimate;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Health;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Keys;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what a run would read of one shop. Reads the tables, writes nothing, and asks the platform for its check only. */
final class PlanReads {
    private static final String OPEN = " from {wh_slice} where shop_key = ? and feed = ?"
            + " and state in ('PLANNED', 'OPEN', 'READING', 'WAITING', 'DISPUTED') and scope not like 'ids %'"
            + Errand.NO_RELOAD + " order by span_from, slice_key";
    private static final String NAMED = "select source_id, feed from {wh_reject} where shop_key = ? and dataset = ?"
            + " and resolved_at is null and not waived and source_id" + SeenRecords.ASKABLE
            + " union select record_id, feed from {wh_reread} where shop_key = ? and dataset = ? and record_id"
            + SeenRecords.ASKABLE + " and (slice_key = 0 or slice_key in (select w.slice_key from {wh_slice} w"
            + " where w.shop_key = {wh_reread}.shop_key" + Errand.NO_RELOAD + "))"
            + " union select record_id, '' from {wh_hint} where platform = ? and shop_id = ? and dataset = ?"
            + " and done_at is null and record_id" + SeenRecords.ASKABLE + " order by 1";
    private static final int IDS_IN_A_SLICE = 50;

    private final Database database;
    private final Clock clock;
    private final SyncOptions options;

    PlanReads(Database database, Clock clock, SyncOptions options) {
        this.database = database;
        this.clock = clock;
        this.options = options;
    }

    <T> List<T> of(CheckedConnector connector, SyncEngine.PlanLine<T> line) {
        ShopRef shop = connector.shop().ref();
        List<Feed> feeds;
        Health health;
        try {
            feeds = connector.feeds();
            health = connector.check();
        } catch (TradewindException | ConnectorFaultException e) {
            return List.of(line.of(
                    shop, "", Set.of(), List.of(), Optional.empty(), List.of("it cannot be read: " + Reasons.show(e))));
        }
        List<String> blocked = notes(health, "", true);
        if (!blocked.isEmpty()) {
            return List.of(line.of(shop, "", Set.of(), List.of(), Optional.empty(), blocked));
        }
        List<T> lines = new ArrayList<>();
        for (Feed feed : feeds) {
            Set<Dataset<?>> asked = new HashSet<>(feed.yields());
            if (!options.datasets().isEmpty()) {
                asked.retainAll(options.datasets());
            }
            if (!asked.isEmpty() && options.errand().reads(feed)) {
                lines.add(feed(connector, feed, asked, health, line));
            }
        }
        return lines;
    }

    private <T> T feed(
            CheckedConnector connector, Feed feed, Set<Dataset<?>> asked, Health health, SyncEngine.PlanLine<T> line) {
        ShopRef shop = connector.shop().ref();
        List<String> notes = new ArrayList<>(notes(health, feed.name(), true));
        List<Slice> slices = List.of();
        Optional<Estimate> cost = Optional.empty();
        if (notes.isEmpty()) {
            try {
                slices = database.read(tx -> slices(tx, connector, feed, asked, health, notes));
                cost = cost(connector, feed, slices);
            } catch (Planner.RefusedException | ConnectorFaultException e) {
                notes.add("it cannot be planned: " + Reasons.show(e));
            }
        }
        notes.addAll(notes(health, feed.name(), false));
        return line.of(shop, feed.name(), asked, slices, cost, notes);
    }

    private List<Slice> slices(
            Tx tx, CheckedConnector connector, Feed feed, Set<Dataset<?>> asked, Health health, List<String> notes)
            throws SQLException {
        long shopKey = Keys.hash(Keys.shop(connector.shop().ref()));
        SliceStore store = new SliceStore(shopKey, "");
        Instant now = health.serverTime().orElse(clock.instant());
        Optional<ReloadSpan> reload = options.errand().reload();
        if (reload.isPresent()) {
            return reload(tx, connector, feed, reload.get(), health, now, notes);
        }
        Drafter.Draft draft = Planner.draft(
                tx,
                connector,
                shopKey,
                new Planner.Request(
                        feed,
                        options.earliest(connector.shop(), now),
                        Optional.ofNullable(health.earliest().get(feed.name())),
                        now,
                        Planner.names(asked)));
        notes.clear();
        draft.note().ifPresent(notes::add);
        draft.lost().forEach(gap -> notes.add("can never be read: " + ScopeText.show(gap.slice())));
        Set<Slice> all = new LinkedHashSet<>(list(
                tx,
                "select " + SliceRow.COLUMNS + OPEN,
                row -> SliceRow.read(row).slice(),
                shopKey,
                feed.name()));
        OlderSweeps older = new OlderSweeps(shopKey, store);
        for (SliceStore.Plan plan : draft.slices()) {
            older.before(tx, plan.slice()).forEach(row -> all.remove(row.slice()));
            all.add(plan.slice());
        }
        all.addAll(new Rereading(shopKey, store).draft(tx, feed, now));
        for (Dataset<?> dataset : feed.byId()) {
            all.addAll(named(tx, connector, shopKey, feed, dataset));
        }
        return List.copyOf(all);
    }

    private static List<Slice> reload(
            Tx tx,
            CheckedConnector connector,
            Feed feed,
            ReloadSpan span,
            Health health,
            Instant now,
            List<String> notes)
            throws SQLException {
        Optional<Instant> earliest = Optional.ofNullable(health.earliest().get(feed.name()));
        ReloadPlan plan = ReloadPlan.of(feed, span, connector.shop().zone(), earliest, now);
        notes.clear();
        plan.loss().ifPresent(notes::add);
        notes.addAll(plan.notes());
        long shopKey = Keys.hash(Keys.shop(connector.shop().ref()));
        return ReloadSlices.draft(tx, connector, shopKey, span, plan, now);
    }

    private static List<Slice> named(Tx tx, CheckedConnector connector, long shopKey, Feed feed, Dataset<?> dataset)
            throws SQLException {
        record Named(String id, String origin) {}
        ShopRef shop = connector.shop().ref();
        List<String> ids = list(
                        tx,
                        NAMED,
                        row -> new Named(row.text(1), row.text(2)),
                        shopKey,
                        dataset.name(),
                        shopKey,
                        dataset.name(),
                        shop.platform().code(),
                        shop.id(),
                        dataset.name())
                .stream()
                .filter(named -> IdReaders.of(connector.feeds(), dataset, named.origin())
                        .filter(feed::equals)
                        .isPresent())
                .map(Named::id)
                .distinct()
                .toList();
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += IDS_IN_A_SLICE) {
            Set<String> some = Set.copyOf(ids.subList(i, Math.min(ids.size(), i + IDS_IN_A_SLICE)));
            slices.add(new Slice(feed.name(), feed.parts().get(0), new Scope.Ids(dataset, some)));
        }
        return slices;
    }

    /** The sum, or nothing when a single slice is not known. */
    private static Optional<Estimate> cost(CheckedConnector connector, Feed feed, List<Slice> slices) {
        Optional<Estimate> sum = Optional.empty();
        for (Slice slice : slices) {
            Optional<Estimate> one = connector.estimate(feed, slice);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            sum = Optional.of(sum.map(one.get()::plus).orElse(one.get()));
        }
        return sum;
    }

    private static List<String> notes(Health health, String feed, boolean blocking) {
        return health.findings().stream()
                .filter(finding -> finding.feed().equals(feed))
                .filter(finding -> (finding.severity() != Health.Severity.NOTE) == blocking)
                .map(finding -> finding.message() + (finding.advice().isEmpty() ? "" : ". " + finding.advice()))
                .toList();
    }
}
