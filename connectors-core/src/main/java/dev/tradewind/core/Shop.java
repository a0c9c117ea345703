package dev.tradewind.core;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * One seller account as it is synced. Order ids are unique within a shop, not beyond it.
 *
 * @param ref the shop's identity
 * @param name a label for people; not unique
 * @param markets where it sells, at least one; the first is the home market
 */
public record Shop(ShopRef ref, String name, List<Market> markets) {
    public Shop {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(name, "name");
        markets = List.copyOf(markets);
        if (markets.isEmpty()) {
            throw new IllegalArgumentException("shop " + ref + " must have at least one market");
        }
    }

    /** A shop with one market. */
    public static Shop of(ShopRef ref, Market market) {
        return new Shop(ref, ref.id(), List.of(market));
    }

    /** The first market. */
    public Market home() {
        return markets.get(0);
    }

    /** The home market's zone: the zone of Dim_Time for this shop. */
    public ZoneId zone() {
        return home().zone();
    }

    /** The market with this code, or the home market when the code is empty or not one of ours. */
    public Market market(String code) {
        return markets.stream()
                .filter(market -> market.code().equals(code))
                .findFirst()
                .orElseGet(this::home);
    }
}
