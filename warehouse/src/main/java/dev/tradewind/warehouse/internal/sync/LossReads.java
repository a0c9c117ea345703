package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Fit;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Losses that are held back, for the public API. */
public final class LossReads {
    private static final int NAME = 200;
    private static final int WHY = 1_000;
    private static final String OPEN = " from {wh_loss} t join {wh_shop} s on s.shop_key = t.shop_key"
            + " join {dim_platform} p on p.platform_key = s.platform_key"
            + " where t.used_at is null and t.accepted_at is null";

    private LossReads() {}

    /**
     * Makes a loss.
     *
     * @param <T> the loss
     */
    public interface LossLine<T> {
        /** Makes it. */
        T of(
                ShopRef shop,
                String feed,
                String slice,
                Dataset<?> dataset,
                long missing,
                long held,
                Instant firstSeen,
                Instant lastSeen,
                boolean byReload);
    }

    /** The first ones that nobody has accepted, by shop, feed and slice. */
    public static <T> List<T> open(Database database, int limit, LossLine<T> line) {
        return database.read(tx -> Statements.list(
                tx,
                "select p.code, s.source_shop_id, t.feed, t.part, t.scope, t.dataset, t.missing, t.held, t.found_at,"
                        + " t.seen_at, t.by_reload" + OPEN
                        + " order by p.code, s.source_shop_id, t.feed, t.part, t.scope limit "
                        + limit,
                row -> line.of(
                        new ShopRef(Platform.of(row.text(1)), row.text(2)),
                        row.text(3),
                        new LossScope(row.text(4), row.text(5)).show(),
                        Dataset.byName(row.text(6)).orElseThrow(),
                        row.number(7),
                        row.number(8),
                        row.instant(9),
                        row.instant(10),
                        row.flag(11))));
    }

    /** Accepts a loss of as many records; returns whether one was open that is no larger. */
    public static boolean accept(
            Database database, ShopRef shop, String feed, String slice, long most, String by, String why) {
        return database.<Boolean>write(tx -> accept(tx, shop, feed, slice, most, by, why));
    }

    private static boolean accept(Tx tx, ShopRef shop, String feed, String slice, long most, String by, String why)
            throws SQLException {
        record Key(long shopKey, LossScope scope, String foundRun) {}
        List<Key> open = Statements.list(
                tx,
                "select t.shop_key, t.part, t.scope, t.found_run" + OPEN
                        + " and p.code = ? and s.source_shop_id = ? and t.feed = ?",
                row -> new Key(row.number(1), new LossScope(row.text(2), row.text(3)), row.text(4)),
                shop.platform().code(),
                shop.id(),
                feed);
        int accepted = 0;
        for (Key key : open) {
            if (key.scope().show().equals(slice)) {
                accepted += Statements.update(
                        tx,
                        "update {wh_loss} set most = ?, accepted_by = ?, accepted_why = ?, accepted_at = ?"
                                + " where shop_key = ? and feed = ? and part = ? and scope = ? and found_run = ?"
                                + " and used_at is null and accepted_at is null and missing <= ?",
                        most,
                        Fit.atMost(NAME, by),
                        Fit.atMost(WHY, why),
                        tx.now(),
                        key.shopKey(),
                        feed,
                        key.scope().part(),
                        key.scope().text(),
                        key.foundRun(),
                        most);
            }
        }
        return accepted > 0;
    }
}
