package dev.tradewind.testkit.lazada;

import dev.tradewind.testkit.world.Listing;
import dev.tradewind.testkit.world.ProductQuery;
import dev.tradewind.testkit.world.World;
import dev.tradewind.testkit.world.WorldProduct;
import dev.tradewind.testkit.world.WorldProduct.State;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** /products/get, /product/item/get, /category/tree/get. */
final class ProductApi {
    private static final int MAX_LIMIT = 50;
    private static final int MAX_OFFSET = 10_000;
    private static final Map<String, Set<State>> FILTERS = Map.of(
            "all", Set.of(State.ACTIVE, State.INACTIVE),
            "live", Set.of(State.ACTIVE),
            "inactive", Set.of(State.INACTIVE),
            "deleted", Set.of(State.DELETED),
            "pending", Set.of(),
            "rejected", Set.of(),
            "sold-out", Set.of());

    private static final String PLACE = "dropshipping";

    private final World world;
    private volatile Map<Long, String> places = Map.of();
    private volatile boolean silent;

    ProductApi(World world) {
        this.world = world;
    }

    /** The pieces of these products lie in this warehouse. */
    void places(Map<Long, String> codes) {
        places = Map.copyOf(codes);
    }

    /** Whether lists are an envelope with nothing in it. */
    void silent(boolean value) {
        silent = value;
    }

    void list(Params params, Wire wire) {
        Set<State> states = Optional.ofNullable(FILTERS.get(params.required("filter")))
                .orElseThrow(() -> Refusal.service(36, "E036: Invalid status filter"));
        Listing<WorldProduct> page = world.list(new ProductQuery(
                from(params, "update_after"),
                to(params, "update_before"),
                from(params, "create_after"),
                to(params, "create_before"),
                states,
                params.number("offset", 0, 0, MAX_OFFSET, 14, "E014: \"offset\" Invalid Offset"),
                params.number("limit", 20, 1, MAX_LIMIT, 19, "E019: \"limit\" Invalid Limit")));
        if (silent) {
            wire.begin("data").end();
            return;
        }
        wire.begin("data").mood(page.total()).count("total_products", page.total());
        wire.list("products");
        for (WorldProduct product : page.rows()) {
            wire.begin();
            json(wire, product).product(product);
            wire.end();
        }
        wire.endList().end();
    }

    void get(Params params, Wire wire) {
        WorldProduct product =
                world.product(params.id("item_id")).orElseThrow(() -> Refusal.service(208, "E208: ITEM_NOT_FOUND"));
        wire.begin("data");
        json(wire, product).product(product);
        wire.end();
    }

    private ProductJson json(Wire wire, WorldProduct product) {
        return new ProductJson(wire, places.getOrDefault(product.id(), PLACE));
    }

    void categories(Params params, Wire wire) {
        wire.list("data");
        for (int root = 1; root <= 4; root++) {
            wire.begin().number("category_id", root).text("name", "Department " + root);
            wire.flag("leaf", false).flag("var", false).list("children");
            for (int leaf = 100 + (root - 1) * 10; leaf < 100 + root * 10; leaf++) {
                wire.begin().number("category_id", leaf).text("name", "Shelf " + leaf);
                wire.flag("leaf", true).flag("var", true).end();
            }
            wire.endList().end();
        }
        wire.endList();
    }

    private static long from(Params params, String name) {
        return params.time(name)
                .map(from -> from.getNano() == 0 ? from.getEpochSecond() : from.getEpochSecond() + 1)
                .orElse(Long.MIN_VALUE / 2);
    }

    private static long to(Params params, String name) {
        return params.time(name).map(to -> to.getEpochSecond()).orElse(Long.MAX_VALUE / 2);
    }
}
