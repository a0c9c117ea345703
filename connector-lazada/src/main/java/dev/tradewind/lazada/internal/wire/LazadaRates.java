package dev.tradewind.lazada.internal.wire;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.http.Operation;
import dev.tradewind.core.http.RateKey;
import dev.tradewind.core.http.RateLimit;
import dev.tradewind.core.http.RateRule;
import java.util.List;

/**
 * How fast a shop is called. Lazada publishes no figures for orders and products and sends no headers: these are defaults
 * that its answers make smaller. One allowance for each shop and group of APIs, and one for the app over all its shops.
 */
public final class LazadaRates {
    private static final RateLimit GROUP = RateLimit.perSecond(2, 5);
    private static final RateLimit ORDERS = RateLimit.perSecond(5, 5);
    private static final RateLimit APP = RateLimit.perSecond(50, 50);

    private final ShopRef shop;
    private final RateRule app;

    public LazadaRates(ShopRef shop, String appKey) {
        this.shop = shop;
        this.app = app(appKey);
    }

    /** What token calls draw on: they are of no shop, and a ban of theirs is no ban of the app's other calls. */
    public static List<RateRule> tokens(String appKey) {
        return List.of(new RateRule(new RateKey("lazada/app/" + appKey + "/tokens"), APP, true), app(appKey));
    }

    private static RateRule app(String appKey) {
        return new RateRule(new RateKey("lazada/app/" + appKey), APP, true);
    }

    /** The allowance of a group, such as {@code orders}. */
    public RateKey key(String group) {
        return new RateKey(shop + "/" + group);
    }

    /** How fast a group is called at most. */
    public static RateLimit limit(String group) {
        return group.equals("orders") ? ORDERS : GROUP;
    }

    /** What a call draws on. */
    public List<RateRule> of(Operation operation) {
        String group = group(operation.path());
        return List.of(new RateRule(key(group), limit(group)), app);
    }

    /** The first word of the path in plural: {@code /order/get} and {@code /orders/get} are one group. */
    private static String group(String path) {
        String[] words = path.split("/", 3);
        String first = words.length > 1 ? words[1] : "";
        return first.endsWith("s") ? first : first + "s";
    }
}
