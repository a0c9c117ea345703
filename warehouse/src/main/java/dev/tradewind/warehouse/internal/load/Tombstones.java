package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Version;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Controls;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Word that records are gone. It is kept for ever, so that an older page does not revive them; a newer record does. Word
 * and record are two things: the rows hold the newest record, and whether they count is decided by comparing the two.
 */
final class Tombstones {
    /** A record by its name. */
    private record Name(String dataset, String id) {}

    private final Context context;
    private final Stage stage = new Stage(Stagings.S_GONE);
    private final Map<Name, LoadItem> gone = new HashMap<>();
    private final Map<Name, Version> records = new HashMap<>();
    private Map<Name, Held> held = Map.of();

    Tombstones(Context context) {
        this.context = context;
    }

    /** Takes in a change: of one that brings a record only the version. */
    void add(LoadItem item) {
        Change<?> change = item.change();
        Name name = new Name(change.dataset().name(), change.id());
        if (change.record().isPresent()) {
            records.merge(name, change.version(), (a, b) -> a.compareTo(b) < 0 ? b : a);
            return;
        }
        row(item);
        LoadItem other = gone.get(name);
        boolean newer = other == null || other.change().version().compareTo(change.version()) < 0;
        LoadItem loser = newer ? other : item;
        if (newer) {
            gone.put(name, item);
        }
        if (loser != null) {
            context.tally().count(loser, Outcome.FOLDED);
        }
    }

    boolean any(Dataset<?> dataset) {
        return gone.keySet().stream().anyMatch(name -> name.dataset().equals(dataset.name()));
    }

    /** Ids of a dataset that are gone, as far as a dimension can hold them. */
    Set<String> ids(Dataset<?> dataset) {
        return gone.keySet().stream()
                .filter(name -> name.dataset().equals(dataset.name()))
                .map(Name::id)
                .filter(Names::fits)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Before the lock. */
    void stage(Tx tx) throws SQLException {
        if (!gone.isEmpty()) {
            gone.values().forEach(item -> stage.add(row(item)));
            stage.write(tx);
        }
    }

    /** Keeps the newest word on each record. */
    void merge(Tx tx) throws SQLException {
        if (gone.isEmpty()) {
            return;
        }
        held = held(tx);
        Script.run(
                tx,
                Upsert.of(Controls.WH_TOMBSTONE, Stagings.S_GONE, Map.of(), "where true", Map.of())
                        + " where (excluded.source_updated_at, excluded.observed_at)"
                        + " > (t.source_updated_at, t.observed_at)");
    }

    /** Marks the lines and events of orders that are gone, once wh_order has the versions of this batch. */
    void markOrders(Tx tx) throws SQLException {
        if (!any(Dataset.ORDERS)) {
            return;
        }
        for (String fact : List.of("fact_orders", "fact_activity")) {
            String derived = fact.equals("fact_activity") ? " and f.source_event_id like '" + Ids.PREFIX + "%'" : "";
            Script.run(
                    tx,
                    "update {" + fact
                            + "} as f set is_deleted = true, load_id = g.load_id from {s_gone} g join {wh_order} o"
                            + " on o.shop_key = g.shop_key and o.order_id = g.record_id"
                            + " where g.dataset = 'orders' and f.shop_key = g.shop_key and f.order_id = g.record_id"
                            + " and (g.source_updated_at, g.observed_at) > (o.source_updated_at, o.observed_at)"
                            + " and not f.is_deleted" + derived);
        }
    }

    /** Counts a record, unless a newer word in the same batch says that it is gone. */
    void count(LoadItem record, Outcome outcome) {
        Change<?> change = record.change();
        LoadItem word = gone.get(new Name(change.dataset().name(), change.id()));
        boolean superseded = word != null && word.change().version().compareTo(change.version()) > 0;
        context.tally().count(record, superseded ? Outcome.FOLDED : outcome);
    }

    /** Counts the versions of one record in a batch: the newest by what became of it, the others as folded. */
    void count(List<LoadItem> versions, Function<Version, Outcome> outcome) {
        List<LoadItem> newestFirst = versions.stream()
                .sorted(Comparator.comparing((LoadItem item) -> item.change().version())
                        .reversed())
                .toList();
        for (int i = 0; i < newestFirst.size(); i++) {
            LoadItem item = newestFirst.get(i);
            if (i == 0) {
                count(item, outcome.apply(item.change().version()));
            } else {
                context.tally().count(item, Outcome.FOLDED);
            }
        }
    }

    /** Counts the words themselves. */
    void countAll() {
        gone.forEach((name, item) -> {
            Version version = item.change().version();
            Version record = records.get(name);
            boolean superseded = record != null && record.compareTo(version) > 0;
            Outcome outcome = held.getOrDefault(name, Held.NOTHING).outcomeOfGone(version);
            context.tally().count(item, superseded ? Outcome.FOLDED : outcome);
        });
    }

    private Row row(LoadItem item) {
        return context.row(stage)
                .set("dataset", item.change().dataset().name())
                .set("record_id", item.change().id())
                .version(item.change().version());
    }

    private Map<Name, Held> held(Tx tx) throws SQLException {
        record Found(Name name, Held held) {}
        return Script.rows(
                        tx,
                        "select g.dataset, g.record_id, o.row_hash, o.source_updated_at, o.observed_at,"
                                + " x.source_updated_at, x.observed_at from {s_gone} g"
                                + " left join {wh_order} o on g.dataset = 'orders' and o.shop_key = g.shop_key"
                                + " and o.order_id = g.record_id"
                                + " left join {wh_tombstone} x on x.shop_key = g.shop_key and x.dataset = g.dataset"
                                + " and x.record_id = g.record_id",
                        cells -> {
                            Name name = new Name(cells.get(String.class), cells.get(String.class));
                            String hash = cells.orNull(String.class);
                            return new Found(name, new Held(cells.versionOrNull(), hash, cells.versionOrNull()));
                        })
                .stream()
                .collect(Collectors.toMap(Found::name, Found::held));
    }
}
