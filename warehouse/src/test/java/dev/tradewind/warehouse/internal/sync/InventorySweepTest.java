package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.StockLevel;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.Version;
import dev.tradewind.core.spi.Write;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.warehouse.Warehouse;
import dev.tradewind.warehouse.contract.Engines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stock that a sweep does not bring any more. */
class InventorySweepTest {
    private final ScriptedShop shop = new ScriptedShop();
    private final Set<String> held = new TreeSet<>(Set.of("i1", "i2", "i3"));
    private final Set<String> hidden = new TreeSet<>();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sync_levelNotInTheSweep_isAskedForAndMarkedOnlyWhenGone(boolean postgres) {
        Feed feed = Feed.builder("stock", Dataset.INVENTORY)
                .axis(Axis.AS_OF)
                .write(Write.SWEEP)
                .build();
        shop.feed(feed, this::page);
        String url = postgres ? Engines.postgres().url() : "jdbc:duckdb:";
        try (Warehouse warehouse = Warehouse.open(url)
                .clock(shop.time)
                .sleeper(shop.time)
                .chance(SeededChance.of(1))
                .build()) {
            SyncEngineTest.assertComplete(warehouse.sync(shop).lanes(1).run());
            held.remove("i2");
            hidden.add("i3");
            shop.time.advance(Duration.ofDays(2));

            SyncEngineTest.assertComplete(warehouse.sync(shop).lanes(1).run());

            assertThat(living(warehouse)).containsExactly("i1//main", "i3//main");
        }
    }

    private SlicePage page(Slice slice, Optional<Cursor> at) {
        List<Change<?>> changes = new ArrayList<>();
        if (slice.scope() instanceof Scope.Ids ids) {
            for (String id : ids.ids()) {
                String item = id.substring(0, id.indexOf('/'));
                changes.add(held.contains(item) ? level(item) : Change.gone(Dataset.INVENTORY, id, version()));
            }
        } else {
            held.stream().filter(item -> !hidden.contains(item)).forEach(item -> changes.add(level(item)));
        }
        return ScriptedShop.end(Proof.KEYSET, changes.toArray(Change<?>[]::new));
    }

    private Change<StockLevel> level(String item) {
        StockLevel level = new StockLevel(ItemRef.of(item), null, "main", 5, 0);
        return Change.of(Dataset.INVENTORY, item + "//main", version(), level);
    }

    private Version version() {
        return Version.observed(shop.time.instant());
    }

    private static List<String> living(Warehouse warehouse) {
        List<String> ids = new ArrayList<>();
        warehouse.query("select record_id from wh_stock where not is_deleted order by record_id").stream(
                columns -> {}, row -> ids.add(String.valueOf(row.get(0))));
        return ids;
    }
}
