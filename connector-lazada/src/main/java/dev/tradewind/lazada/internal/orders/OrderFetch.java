package dev.tradewind.lazada.internal.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.Market;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.error.NotFoundException;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import dev.tradewind.lazada.internal.wire.LazadaJson;
import dev.tradewind.lazada.internal.wire.LazadaJson.Undecodable;
import dev.tradewind.lazada.internal.wire.OddValues;
import dev.tradewind.lazada.model.LazadaOrder;
import dev.tradewind.lazada.model.LazadaOrderItem;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads the items of heads, and an order again whose items are newer than its head or fewer than it states. Of each head
 * something is told: the whole order, or why there is none.
 */
public final class OrderFetch {
    private static final int MOST_READS = 3;

    private final LazadaCalls calls;
    private final Clock clock;

    public OrderFetch(LazadaCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** Is told what came of each head. */
    public interface Taker {
        /** An order in one state with all of its items. */
        void whole(LazadaOrder order, Read read);

        /** An order that was listed and not given whole. */
        void torn(String id, String why);

        /** An order that cannot be decoded. */
        void unfit(String id, Undecodable why, Read read);
    }

    /**
     * Head and items of one order as they came.
     *
     * @param askedAt when the request for the head was started
     * @param odd takes the values that cannot be read and that the order can do without
     */
    public record Read(JsonNode head, List<JsonNode> items, Instant askedAt, OddValues odd) {
        private LazadaOrder decode(Market market) throws Undecodable {
            List<LazadaOrderItem> pieces = new ArrayList<>();
            for (JsonNode item : items) {
                pieces.add(LazadaJson.decode(item, LazadaOrderItem.class, market.zone(), odd));
            }
            return LazadaJson.decode(head, LazadaOrder.class, market.zone(), odd)
                    .items(pieces);
        }

        String raw() {
            return "{\"order\":" + head + ",\"order_items\":" + items + "}";
        }
    }

    /**
     * Reads the orders of some heads.
     *
     * @param heads listed rows or single answers, by id
     * @param askedAt when the request that brought them was started
     */
    public void fetch(Map<String, JsonNode> heads, Instant askedAt, Taker taker) {
        List<String> ids = new ArrayList<>(heads.keySet());
        for (int i = 0; i < ids.size(); i += LazadaCalls.ITEMS_OF) {
            List<String> chunk = ids.subList(i, Math.min(ids.size(), i + LazadaCalls.ITEMS_OF));
            Map<String, List<JsonNode>> items = itemsOf(chunk);
            for (String id : chunk) {
                JsonNode head = Objects.requireNonNull(heads.get(id));
                one(new Read(head, items.getOrDefault(id, List.of()), askedAt, new OddValues()), id, taker);
            }
        }
    }

    /** The items of a chunk; an id that spoils the call for all costs only itself. */
    private Map<String, List<JsonNode>> itemsOf(List<String> ids) {
        try {
            return calls.itemsOf(ids);
        } catch (NotFoundException | InvalidRequestException spoilt) {
            return new HashMap<>(); // each order asks for its own items then
        }
    }

    private void one(Read parts, String id, Taker taker) {
        Read read = parts;
        try {
            LazadaOrder order = read.decode(calls.market());
            Instant listed = order.updatedAt();
            boolean torn = isTorn(order);
            for (int reads = 1; reads < MOST_READS && torn; reads++) {
                Instant before = order.updatedAt();
                read = again(read, id, order.items().isEmpty());
                order = read.decode(calls.market());
                // A head that does not move with its items: what was read belongs together, unless pieces are missing.
                torn = isShort(order) || isTorn(order) && !order.updatedAt().equals(before);
            }
            Optional<String> fault = fault(order, listed, torn);
            if (fault.isPresent()) {
                taker.torn(id, fault.get());
            } else {
                taker.whole(order, read);
            }
        } catch (NotFoundException gone) {
            taker.torn(id, "listed, and not given (code " + gone.context().platformCode() + ")");
        } catch (Undecodable strange) {
            taker.unfit(id, strange, read);
        }
    }

    /** Why what was read is not the whole order in one state. */
    private static Optional<String> fault(LazadaOrder order, Instant listed, boolean torn) {
        if (order.items().isEmpty() && !isWithoutItems(order)) {
            return Optional.of("listed, and its items were not delivered");
        } else if (isShort(order)) {
            return Optional.of("it states " + order.itemsCount() + " items, and "
                    + order.items().size() + " were delivered");
        } else if (order.updatedAt().isBefore(listed)) {
            return Optional.of("listed as changed at " + listed + ", and given as of " + order.updatedAt());
        }
        return torn ? Optional.of("it changed each time while it was read") : Optional.empty();
    }

    /** Reads the items again, and first the head unless only the items are missing. */
    private Read again(Read read, String id, boolean itemsOnly) {
        Instant askedAt = clock.instant();
        JsonNode head = itemsOnly ? read.head() : calls.order(id);
        return new Read(head, calls.items(id), itemsOnly ? read.askedAt() : askedAt, new OddValues());
    }

    /** Whether head and items are of different moments, or items are missing; a count that is not told is at least one. */
    private static boolean isTorn(LazadaOrder order) {
        return isShort(order)
                || order.items().stream()
                        .map(LazadaOrderItem::updatedAt)
                        .anyMatch(changed -> changed != null && changed.isAfter(order.updatedAt()));
    }

    /** Whether items are missing. */
    private static boolean isShort(LazadaOrder order) {
        Long stated = order.itemsCount();
        return stated == null ? order.items().isEmpty() : order.items().size() < stated;
    }

    private static boolean isWithoutItems(LazadaOrder order) {
        return Optional.ofNullable(order.itemsCount()).map(count -> count == 0).orElse(false);
    }
}
