package dev.tradewind.warehouse.contract;

import dev.tradewind.core.Market;
import dev.tradewind.core.Platform;
import dev.tradewind.core.Shop;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.receipt.Counts;
import dev.tradewind.core.spi.Change;
import dev.tradewind.warehouse.internal.db.CanonicalHash;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.load.LoadBatch;
import dev.tradewind.warehouse.internal.load.LoadItem;
import dev.tradewind.warehouse.internal.load.LoadResult;
import dev.tradewind.warehouse.internal.load.Loader;
import dev.tradewind.warehouse.internal.schema.Keys;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;

/** A warehouse with one shop, into which tests load changes. */
final class LoadHarness implements AutoCloseable {
    static final Shop SHOP =
            Shop.of(new ShopRef(Platform.LAZADA, "100123"), new Market("PH", "PH", "PHP", ZoneId.of("Asia/Manila")));
    static final long SHOP_KEY = Keys.hash(Keys.shop(SHOP.ref()));
    private static final Instant LOADED = Instant.parse("2026-01-01T00:00:00Z");

    private final Database database;
    private final Loader loader = new Loader();
    private long loads;

    LoadHarness(TestDatabase place) {
        database = place.migrated();
        execute("insert into {s}.wh_shop (shop_key, platform_key, source_shop_id, name, country, currency, tz, active)"
                + " values (" + SHOP_KEY + ", 1, '100123', 'manila', 'PH', 'PHP', 'Asia/Manila', true)");
    }

    Database database() {
        return database;
    }

    long loads() {
        return loads;
    }

    /** Loads changes in one transaction, all of origin 0. */
    LoadResult load(List<? extends Change<?>> changes) {
        return load(batch(changes));
    }

    LoadResult load(LoadBatch batch) {
        return database.write(tx -> loader.load(tx, batch));
    }

    LoadBatch batch(List<? extends Change<?>> changes) {
        loads++;
        List<LoadItem> items =
                changes.stream().map(change -> new LoadItem(0, change)).toList();
        return new LoadBatch(SHOP_KEY, SHOP, items, loads, LOADED.plusSeconds(loads));
    }

    /** The sum over all datasets. */
    static Counts total(LoadResult result) {
        return result.counts().values().stream().reduce(Counts.NONE, Counts::plus);
    }

    SortedMap<String, String> hash() {
        return CanonicalHash.of(database);
    }

    /** Runs a statement, {@code {s}} standing for the schema. */
    void execute(String sql) {
        database.run(tx -> {
            try (Statement statement = tx.connection().createStatement()) {
                statement.execute(sql.replace("{s}", "tradewind"));
            }
        });
    }

    /** The first cell of a query as text, {@code {s}} standing for the schema; "null" when it is missing. */
    String ask(String sql) {
        return database.read(tx -> {
            try (Statement statement = tx.connection().createStatement();
                    ResultSet rows = statement.executeQuery(sql.replace("{s}", "tradewind"))) {
                return rows.next() ? String.valueOf(rows.getObject(1)) : "no row";
            }
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
