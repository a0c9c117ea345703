package dev.tradewind.testkit.lazada;

import dev.tradewind.testkit.world.Axis;
import dev.tradewind.testkit.world.LineState;
import dev.tradewind.testkit.world.Listing;
import dev.tradewind.testkit.world.OrderQuery;
import dev.tradewind.testkit.world.World;
import dev.tradewind.testkit.world.WorldOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** /orders/get, /order/get, /order/items/get, /orders/items/get with the limits of the real ones (docs 121327 and API pages). */
final class OrderApi {
    private static final int MAX_LIMIT = 100;
    private static final int MAX_OFFSET = 5_000;
    private static final int MAX_IDS = 50;

    private final World world;
    private volatile Set<Long> corrupt = Set.of();

    OrderApi(World world) {
        this.world = world;
    }

    /** The orders whose price is no amount, instead of those before. */
    void corrupt(Set<Long> ids) {
        corrupt = Set.copyOf(ids);
    }

    void list(Params params, Wire wire) {
        Listing<WorldOrder> page = world.list(query(params));
        wire.begin("data");
        wire.mood(page.total()).count("count", page.rows().size()).count("countTotal", page.total());
        wire.list("orders");
        for (WorldOrder order : page.rows()) {
            wire.begin();
            json(wire).order(order, true);
            wire.end();
        }
        wire.endList().end();
    }

    void get(Params params, Wire wire) {
        WorldOrder order = order(params.id("order_id"));
        wire.begin("data");
        json(wire).order(order, false);
        wire.end();
    }

    void items(Params params, Wire wire) {
        WorldOrder order = order(params.id("order_id"));
        wire.list("data");
        json(wire).items(order);
        wire.endList();
    }

    void itemsOfMany(Params params, Wire wire) {
        List<WorldOrder> orders = params.ids("order_ids", MAX_IDS).stream()
                .distinct()
                .map(this::order)
                .toList();
        wire.list("data");
        for (WorldOrder order : orders) {
            wire.begin().mood(order.place());
            wire.id("order_number", order.id()).id("order_id", order.id());
            wire.list("order_items");
            json(wire).items(order);
            wire.endList().end();
        }
        wire.endList();
    }

    private OrderJson json(Wire wire) {
        return new OrderJson(
                wire, world.seed().market().currency(), world.seed().market().country(), corrupt);
    }

    private WorldOrder order(long id) {
        return world.order(id).orElseThrow(() -> Refusal.service(16, "E016: \"" + id + "\" Invalid Order ID"));
    }

    private static OrderQuery query(Params params) {
        Optional<Instant> createdAfter = params.time("created_after");
        Optional<Instant> createdBefore = params.time("created_before");
        Optional<Instant> updatedAfter = params.time("update_after");
        Optional<Instant> updatedBefore = params.time("update_before");
        if (createdAfter.isEmpty() && updatedAfter.isEmpty()) {
            throw Refusal.missing("created_after or update_after");
        }
        boolean byUpdate = updatedAfter.isPresent();
        if (byUpdate && (createdAfter.isPresent() || createdBefore.isPresent())
                || !byUpdate && updatedBefore.isPresent()) {
            throw Refusal.caller("InvalidParameter", "This fake filters by one kind of time only");
        }
        Instant from = byUpdate ? updatedAfter.get() : createdAfter.orElseThrow();
        Optional<Instant> to = byUpdate ? updatedBefore : createdBefore;
        return new OrderQuery(
                byUpdate ? Axis.UPDATED : Axis.CREATED,
                sort(params),
                from.getNano() == 0 ? from.getEpochSecond() : from.getEpochSecond() + 1,
                to.map(Instant::getEpochSecond).orElse(Long.MAX_VALUE / 2),
                isDescending(params),
                state(params),
                params.number("offset", 0, 0, MAX_OFFSET, 14, "E014: \"offset\" Invalid Offset"),
                params.number("limit", MAX_LIMIT, 1, MAX_LIMIT, 19, "E019: \"limit\" Invalid Limit"));
    }

    private static Axis sort(Params params) {
        return switch (params.text("sort_by").orElse("created_at")) {
            case "created_at" -> Axis.CREATED;
            case "updated_at" -> Axis.UPDATED;
            default -> throw Refusal.service(74, "E074: Invalid sort order");
        };
    }

    private static boolean isDescending(Params params) {
        return switch (params.text("sort_direction").orElse("DESC")) {
            case "DESC" -> true;
            case "ASC" -> false;
            default -> throw Refusal.service(75, "E075: Invalid sort direction");
        };
    }

    private static Optional<LineState> state(Params params) {
        return params.text("status")
                .filter(word -> !word.equals("all"))
                .map(word -> Words.state(word).orElseThrow(() -> Refusal.service(36, "E036: Invalid status filter")));
    }
}
