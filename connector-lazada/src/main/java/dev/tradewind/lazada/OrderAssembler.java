package dev.tradewind.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.error.NotFoundException;
import dev.tradewind.core.model.Customer;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Reread;
import dev.tradewind.core.spi.Version;
import dev.tradewind.lazada.LazadaJson.Undecodable;
import dev.tradewind.lazada.model.LazadaOrder;
import dev.tradewind.lazada.model.LazadaOrderItem;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes whole orders of the heads that a list gives: fetches the items, reads an order again whose items are newer than
 * its head, and keeps apart what cannot be used. An order that was listed is delivered, rejected or named for reading
 * again; it is never missing in silence.
 */
final class OrderAssembler {
    private static final int MOST_READS = 3;

    private final LazadaCalls calls;
    private final OrderMapper mapper;
    private final Clock clock;

    OrderAssembler(LazadaCalls calls, Clock clock) {
        this.calls = calls;
        this.mapper = new OrderMapper(calls.site());
        this.clock = clock;
    }

    /**
     * Adds the orders of some heads to a page.
     *
     * @param heads listed rows or single answers, by id
     * @param askedAt when the request that brought them was started
     */
    void assemble(Map<String, JsonNode> heads, Instant askedAt, PageBuilder page) {
        Map<String, Change<Customer>> buyers = new LinkedHashMap<>();
        List<String> ids = new ArrayList<>(heads.keySet());
        for (int i = 0; i < ids.size(); i += LazadaCalls.ITEMS_OF) {
            List<String> chunk = ids.subList(i, Math.min(ids.size(), i + LazadaCalls.ITEMS_OF));
            Map<String, List<JsonNode>> items = itemsOf(chunk);
            for (String id : chunk) {
                one(
                        new Parts(Objects.requireNonNull(heads.get(id)), items.getOrDefault(id, List.of()), askedAt),
                        id,
                        page,
                        buyers);
            }
        }
        buyers.values().forEach(page::change);
    }

    /** The items of a chunk; an id that spoils the call for all costs only itself. */
    private Map<String, List<JsonNode>> itemsOf(List<String> ids) {
        try {
            return calls.itemsOf(ids);
        } catch (NotFoundException | InvalidRequestException spoilt) {
            return new HashMap<>(); // each order asks for its own items then
        }
    }

    private void one(Parts parts, String id, PageBuilder page, Map<String, Change<Customer>> buyers) {
        Parts read = parts;
        try {
            LazadaOrder order = read.decode(calls.site());
            Instant listed = order.updatedAt();
            boolean torn = isTorn(order);
            for (int reads = 1; reads < MOST_READS && torn; reads++) {
                Instant before = order.updatedAt();
                read = again(read, id, order.items().isEmpty());
                order = read.decode(calls.site());
                // A head that does not move with its items: what was read belongs together, unless pieces are missing.
                torn = isShort(order) || isTorn(order) && !order.updatedAt().equals(before);
            }
            Optional<String> fault = fault(order, listed, torn);
            if (fault.isPresent()) {
                page.reread(new Reread(Dataset.ORDERS, id, fault.get(), true));
            } else {
                add(order, read, page, buyers);
            }
        } catch (NotFoundException gone) {
            page.reread(new Reread(
                    Dataset.ORDERS,
                    id,
                    "listed, and not given (code " + gone.context().platformCode() + ")",
                    true));
        } catch (Undecodable strange) {
            page.reject(Rejects.undecodable(Dataset.ORDERS, id, Rejected.Stage.PARSE, strange, read.raw()));
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

    private void add(LazadaOrder order, Parts read, PageBuilder page, Map<String, Change<Customer>> buyers) {
        Mapped<Order> mapped;
        try {
            mapped = mapper.map(order);
        } catch (Undecodable strange) {
            page.reject(Rejects.undecodable(Dataset.ORDERS, order.orderId(), Rejected.Stage.MAP, strange, read.raw()));
            return;
        } catch (RuntimeException unfit) {
            page.reject(Rejects.unmapped(Dataset.ORDERS, order.orderId(), unfit, read.raw()));
            return;
        }
        Version version = new Version(order.updatedAt(), read.askedAt());
        page.change(Change.of(Dataset.ORDERS, order.orderId(), version, mapped.record()));
        page.unknown(mapped.unknowns());
        Customer buyer = mapped.record().customer();
        if (buyer != null) {
            Change<Customer> change = Change.of(Dataset.CUSTOMERS, buyer.id(), version, buyer);
            buyers.merge(
                    buyer.id(), change, (one, other) -> one.version().compareTo(other.version()) > 0 ? one : other);
        }
    }

    /** Reads the items again, and first the head unless only the items are missing. */
    private Parts again(Parts read, String id, boolean itemsOnly) {
        Instant askedAt = clock.instant();
        JsonNode head = itemsOnly ? read.head() : calls.order(id);
        return new Parts(head, calls.items(id), itemsOnly ? read.askedAt() : askedAt);
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

    /**
     * Head and items of one order as they came.
     *
     * @param askedAt when the request for the head was started
     */
    private record Parts(JsonNode head, List<JsonNode> items, Instant askedAt) {
        LazadaOrder decode(LazadaSite site) throws Undecodable {
            List<LazadaOrderItem> pieces = new ArrayList<>();
            for (JsonNode item : items) {
                pieces.add(LazadaJson.decode(item, LazadaOrderItem.class, site.zone()));
            }
            return LazadaJson.decode(head, LazadaOrder.class, site.zone()).items(pieces);
        }

        String raw() {
            return "{\"order\":" + head + ",\"order_items\":" + items + "}";
        }
    }
}
