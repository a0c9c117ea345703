package dev.tradewind.examples.stall;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A month of made-up sales: several pages, and a tie larger than one of them. */
final class Notes {
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    static final Instant END = Instant.parse("2026-04-01T00:00:00Z");

    private Notes() {}

    static List<Sale> ofMarch() {
        List<Sale> sales = new ArrayList<>();
        for (int i = 0; i < 230; i++) {
            Instant at = START.plusSeconds(i >= 100 && i < 170 ? 360_000 : 3_600L * i);
            sales.add(new Sale(
                    "s%03d".formatted(i),
                    at,
                    at,
                    i % 3 == 0 ? "mango" : "calamansi",
                    1 + i % 4,
                    price(i),
                    i % 20 == 0));
        }
        return sales;
    }

    private static BigDecimal price(int i) {
        return new BigDecimal("12.25").add(BigDecimal.valueOf(i % 7));
    }
}
