package dev.tradewind.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.lazada.internal.products.ProductScan;
import dev.tradewind.lazada.internal.reading.ScanBatch;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import dev.tradewind.lazada.model.LazadaProduct;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Products of a shop. Safe for use by several threads; a walk through a list is for one. */
public final class LazadaProducts {
    private static final Duration AHEAD = Duration.ofDays(1);

    private final LazadaCalls calls;
    private final ErrorContext context;
    private final Clock clock;

    LazadaProducts(LazadaCalls calls, ErrorContext context, Clock clock) {
        this.calls = calls;
        this.context = context;
        this.clock = clock;
    }

    /**
     * Products, forward on their time of change. Pages are read while you walk. When products were listed that cannot be
     * decoded, or fewer than Lazada counts, the walk gives the others and ends with a
     * {@link dev.tradewind.core.error.ProtocolException} that names them.
     */
    public LazadaList<LazadaProduct> list(ProductQuery query) {
        return new LazadaList<>(() -> {
            Instant end = clock.instant().plus(AHEAD);
            ProductScan scan = new ProductScan(
                    calls::products,
                    clock,
                    context,
                    query.filter(),
                    query.after(),
                    end,
                    ProductScan.start(query.after(), end));
            WalkFaults faults = new WalkFaults("products", context);
            return () -> {
                faults.throwAtEnd();
                ScanBatch batch = scan.next();
                Map<String, JsonNode> rows = new LinkedHashMap<>();
                batch.rows().forEach(row -> rows.put(row.id(), row.json()));
                return faults.page(
                        batch,
                        faults.decode(rows, LazadaProduct.class, calls.market().zone()));
            };
        });
    }

    /**
     * One product.
     *
     * @throws dev.tradewind.core.error.NotFoundException when there is none
     */
    public LazadaProduct get(String itemId) {
        return calls.decode(calls.product(itemId), LazadaProduct.class);
    }
}
