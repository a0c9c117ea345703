package dev.tradewind.examples.runner.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds shops that stand twice: by their name, or as the same account with the same options. */
final class Twins {
    private Twins() {}

    static void report(List<ShopConfig> shops, Problems problems) {
        Map<Object, ShopConfig> seen = new HashMap<>();
        for (ShopConfig shop : shops) {
            ShopConfig namesake = seen.putIfAbsent(shop.name(), shop);
            if (namesake != null) {
                problems.add(
                        shop.line(),
                        "two shops are named \"" + shop.name() + "\", the first on line " + namesake.line(),
                        "Give each its own name");
                continue;
            }
            ShopConfig twin = seen.putIfAbsent(List.of(shop.platform(), shop.shop(), shop.options()), shop);
            if (twin != null) {
                problems.add(
                        shop.line(),
                        "\"" + shop.name() + "\" is the same account as \"" + twin.name() + "\" on line " + twin.line(),
                        "Remove one of them, or correct its shop id");
            }
        }
    }
}
