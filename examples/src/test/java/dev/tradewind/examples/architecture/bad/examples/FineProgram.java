package dev.tradewind.examples.architecture.bad.examples;

import dev.tradewind.examples.architecture.bad.lazada.FineSigner;
import dev.tradewind.examples.architecture.bad.warehouse.Knowing;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;

@NullMarked
final class FineProgram {
    Knowing warehouse = new Knowing();
    FineSigner signer = new FineSigner();

    void run() {
        System.out.println(Instant.now());
    }
}
