package dev.tradewind.examples.embedding;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.lazada.LazadaApp;
import dev.tradewind.warehouse.Warehouse;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Thousands of sellers who have consented to one app, in one run. */
final class Fleet {
    private final Warehouse warehouse;
    private final LazadaApp lazada;
    private final ExecutorService pool;

    Fleet(Warehouse warehouse, LazadaApp lazada, ExecutorService pool) {
        this.warehouse = warehouse;
        this.lazada = lazada;
        this.pool = pool;
    }

    Receipt sync(Stream<String> sellers, Consumer<ReceiptLine> tenants) {
        // cut: fleet
        Receipt receipt = warehouse
                .sync(sellers.map(seller -> lazada.shop(seller).connector()))
                .datasets(Dataset.ORDERS)
                .shopsAtOnce(32)
                .lanes(4)
                .executor(pool)
                .onLine(tenants)
                .run();
        // cut: end
        return receipt;
    }
}
