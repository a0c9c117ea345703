package dev.tradewind.lazada.internal.products;

import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.lazada.internal.reading.PageBuilder;
import dev.tradewind.lazada.internal.reading.PlatformClock;
import dev.tradewind.lazada.internal.reading.ScanBatch;
import java.time.Instant;
import java.util.Optional;

/** Reads products changed in a window, or all of them with their stock. */
final class ProductReader implements SliceReader {
    private final ProductScan scan;
    private final ProductAssembler assembler;
    private final String feed;
    private final Optional<Instant> covers;
    private final PlatformClock platform;

    /**
     * Makes a reader.
     *
     * @param covers the end of the window, empty for the whole state
     */
    ProductReader(
            ProductScan scan,
            ProductAssembler assembler,
            String feed,
            Optional<Instant> covers,
            PlatformClock platform) {
        this.scan = scan;
        this.assembler = assembler;
        this.feed = feed;
        this.covers = covers;
        this.platform = platform;
    }

    @Override
    public SlicePage next() {
        ScanBatch batch = scan.next();
        PageBuilder page = new PageBuilder();
        page.reject(batch.unplaced());
        batch.rows().forEach(row -> assembler.add(row.id(), row.json(), batch.askedAt(), page));
        return batch.end()
                .map(evidence -> page.build(covers.map(platform::covered), new Step.End(evidence)))
                .orElseGet(() -> page.build(
                        covers.map(end -> batch.position().at()),
                        new Step.More(batch.position().cursor(feed))));
    }

    @Override
    public void close() {
        // holds nothing
    }
}
