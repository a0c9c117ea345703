package dev.tradewind.examples.runner;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Shop;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.warehouse.Sync;
import dev.tradewind.warehouse.Warehouse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configured shops as syncs: one for each list of datasets, since a sync asks all of its shops for the same. */
final class ShopGroups {
    private ShopGroups() {}

    static List<Sync> syncs(Warehouse warehouse, OpenShops shops) {
        List<Sync> syncs = new ArrayList<>();
        for (Map.Entry<List<Dataset<?>>, List<OpenShop>> group :
                byDatasets(shops).entrySet()) {
            syncs.add(warehouse
                    .sync(group.getValue().stream().map(OpenShop::connector).toArray(Connector[]::new))
                    .datasets(group.getKey().toArray(Dataset[]::new))
                    .since(new Since(group.getValue())::of));
        }
        return syncs;
    }

    private static Map<List<Dataset<?>>, List<OpenShop>> byDatasets(OpenShops shops) {
        Map<List<Dataset<?>>, List<OpenShop>> groups = new LinkedHashMap<>();
        for (OpenShop shop : shops.all()) {
            groups.computeIfAbsent(shop.config().datasets(), list -> new ArrayList<>())
                    .add(shop);
        }
        return groups;
    }

    /** The first instant to read of each shop: the beginning of its day. */
    private static final class Since {
        private final Map<ShopRef, Instant> instants = new HashMap<>();

        Since(List<OpenShop> shops) {
            for (OpenShop shop : shops) {
                ZoneId zone = shop.connector().shop().zone();
                shop.config()
                        .since()
                        .ifPresent(day -> instants.put(
                                shop.connector().shop().ref(),
                                day.atStartOfDay(zone).toInstant()));
            }
        }

        Optional<Instant> of(Shop shop) {
            return Optional.ofNullable(instants.get(shop.ref()));
        }
    }
}
