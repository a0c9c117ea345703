package dev.tradewind.lazada.internal.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.error.NotFoundException;
import dev.tradewind.lazada.internal.reading.PageBuilder;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import dev.tradewind.lazada.internal.wire.Rejects;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Answers order ids. An order never vanishes from Lazada: an id that is not given is of another shop or never was, and is
 * answered with a reject that says so.
 */
final class OrdersById implements BiConsumer<List<String>, PageBuilder> {
    private final LazadaCalls calls;
    private final OrderAssembler assembler;
    private final Clock clock;

    OrdersById(LazadaCalls calls, Clock clock) {
        this.calls = calls;
        this.assembler = new OrderAssembler(calls, clock);
        this.clock = clock;
    }

    @Override
    public void accept(List<String> ids, PageBuilder page) {
        Instant askedAt = clock.instant();
        Map<String, JsonNode> heads = new LinkedHashMap<>();
        for (String id : ids) {
            try {
                heads.put(id, calls.order(id));
            } catch (NotFoundException | InvalidRequestException notGiven) {
                page.reject(Rejects.notGiven(Dataset.ORDERS, id, notGiven));
            }
        }
        assembler.assemble(heads, askedAt, page);
    }
}
