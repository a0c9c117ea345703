package dev.tradewind.lazada.internal.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.Customer;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Reread;
import dev.tradewind.core.spi.Version;
import dev.tradewind.lazada.internal.orders.OrderFetch.Read;
import dev.tradewind.lazada.internal.reading.Mapped;
import dev.tradewind.lazada.internal.reading.PageBuilder;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import dev.tradewind.lazada.internal.wire.LazadaJson.Undecodable;
import dev.tradewind.lazada.internal.wire.Rejects;
import dev.tradewind.lazada.model.LazadaOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes normalized orders of the heads that a list gives, and keeps apart what cannot be used. An order that was listed is
 * delivered, rejected or named for reading again; it is never missing in silence.
 */
final class OrderAssembler {
    private final OrderFetch orders;
    private final OrderMapper mapper;

    OrderAssembler(LazadaCalls calls, Clock clock) {
        this.orders = new OrderFetch(calls, clock);
        this.mapper = new OrderMapper(calls.market());
    }

    /**
     * Adds the orders of some heads to a page.
     *
     * @param heads listed rows or single answers, by id
     * @param askedAt when the request that brought them was started
     */
    void assemble(Map<String, JsonNode> heads, Instant askedAt, PageBuilder page) {
        Map<String, Change<Customer>> buyers = new LinkedHashMap<>();
        orders.fetch(heads, askedAt, new OrderFetch.Taker() {
            @Override
            public void whole(LazadaOrder order, Read read) {
                add(order, read, page, buyers);
            }

            @Override
            public void torn(String id, String why) {
                page.reread(new Reread(Dataset.ORDERS, id, why, true));
            }

            @Override
            public void unfit(String id, Undecodable why, Read read) {
                page.reject(Rejects.undecodable(Dataset.ORDERS, id, Rejected.Stage.PARSE, why, read.raw()));
            }
        });
        buyers.values().forEach(page::change);
    }

    private void add(LazadaOrder order, Read read, PageBuilder page, Map<String, Change<Customer>> buyers) {
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
        page.unknown(read.odd().all());
        Customer buyer = mapped.record().customer();
        if (buyer != null) {
            Change<Customer> change = Change.of(Dataset.CUSTOMERS, buyer.id(), version, buyer);
            buyers.merge(
                    buyer.id(), change, (one, other) -> one.version().compareTo(other.version()) > 0 ? one : other);
        }
    }
}
