package dev.tradewind.examples.runner;

import dev.tradewind.core.ShopRef;
import dev.tradewind.examples.runner.config.ShopConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the configuration calls its shops, beside the ids by which all else knows them. */
final class ShopLabels {
    private final Map<ShopRef, String> names = new HashMap<>();

    ShopLabels(List<ShopConfig> shops) {
        shops.forEach(shop -> names.put(new ShopRef(shop.platform(), shop.shop()), shop.name()));
    }

    String of(ShopRef shop) {
        String name = names.get(shop);
        return name == null ? shop.toString() : name + " (" + shop + ")";
    }
}
