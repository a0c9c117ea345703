package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.list;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Version;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.load.LoadItem;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A record that the platform gives by its id, after it has said that it is gone. Word that a record is gone mostly has no time
 * of the platform's own, so by its version it would win for ever over a record that comes back with the time of change that it
 * had. A reload asks anew, and the later answer holds: the word is taken back to just before it.
 */
final class Revival {
    private final long shopKey;
    private final List<Name> names = new ArrayList<>();

    private Revival(long shopKey) {
        this.shopKey = shopKey;
    }

    /** A record. */
    private record Name(String dataset, String id) {
        static Name of(Change<?> change) {
            return new Name(change.dataset().name(), SeenRecords.cut(change.id()));
        }

        static Name of(Rejected reject) {
            return new Name(reject.dataset().name(), SeenRecords.cut(reject.id()));
        }
    }

    /** Takes back the words that answers contradict; before these are loaded, and under the shop's lock. */
    static Revival of(Tx tx, long shopKey, List<LoadItem> answers) throws SQLException {
        Revival revival = new Revival(shopKey);
        if (answers.isEmpty()) {
            return revival;
        }
        Map<Name, Version> given = new HashMap<>();
        for (LoadItem item : answers) {
            if (item.change().record().isPresent()) {
                given.put(Name.of(item.change()), item.change().version());
            }
        }
        record Word(Name name, Version version) {}
        List<Word> words = list(
                tx,
                "select t.dataset, t.record_id, t.source_updated_at, t.observed_at from {wh_tombstone} t"
                        + " where t.shop_key = ? and (t.dataset, t.record_id) in (select dataset, record_id from "
                        + SeenRecords.staged(tx) + " where how = 'READ')",
                row -> new Word(new Name(row.text(1), row.text(2)), new Version(row.instant(3), row.instant(4))),
                shopKey);
        for (Word word : words) {
            Version answer = given.get(word.name());
            if (answer != null
                    && word.version().compareTo(answer) > 0
                    && word.version().observed().isBefore(answer.observed())) {
                revival.takeBack(tx, word.name(), answer);
            }
        }
        return revival;
    }

    private void takeBack(Tx tx, Name name, Version answer) throws SQLException {
        Instant before = answer.observed().minus(1, ChronoUnit.MICROS);
        update(
                tx,
                "update {wh_tombstone} set source_updated_at = ?, observed_at = ? where shop_key = ? and dataset = ?"
                        + " and record_id = ?",
                answer.source(),
                before,
                shopKey,
                name.dataset(),
                name.id());
        names.add(name);
    }

    /** Forgets the words once the records are loaded, but for those that could not be. */
    void end(Tx tx, List<Rejected> rejected) throws SQLException {
        List<Name> kept = rejected.stream().map(Name::of).toList();
        for (Name name : names) {
            if (!kept.contains(name)) {
                update(
                        tx,
                        "delete from {wh_tombstone} where shop_key = ? and dataset = ? and record_id = ?",
                        shopKey,
                        name.dataset(),
                        name.id());
            }
        }
    }
}
