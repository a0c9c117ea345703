package dev.tradewind.lazada.internal.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.lazada.internal.reading.PageBuilder;
import dev.tradewind.lazada.internal.reading.PlatformClock;
import dev.tradewind.lazada.internal.reading.ScanBatch;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a window of orders with their items and buyers. */
final class OrderReader implements SliceReader {
    private final OrderScan scan;
    private final OrderAssembler assembler;
    private final String feed;
    private final Instant to;
    private final PlatformClock platform;

    OrderReader(OrderScan scan, OrderAssembler assembler, String feed, Instant to, PlatformClock platform) {
        this.scan = scan;
        this.assembler = assembler;
        this.feed = feed;
        this.to = to;
        this.platform = platform;
    }

    @Override
    public SlicePage next() {
        ScanBatch batch = scan.next();
        Map<String, JsonNode> heads = new LinkedHashMap<>();
        batch.rows().forEach(row -> heads.put(row.id(), row.json()));
        PageBuilder page = new PageBuilder();
        page.reject(batch.unplaced());
        assembler.assemble(heads, batch.askedAt(), page);
        return batch.end()
                .map(evidence -> page.build(Optional.of(platform.covered(to)), new Step.End(evidence)))
                .orElseGet(() -> page.build(
                        Optional.of(batch.position().at()),
                        new Step.More(batch.position().cursor(feed))));
    }

    @Override
    public void close() {
        // holds nothing
    }
}
