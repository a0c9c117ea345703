package dev.tradewind.lazada;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import java.time.Duration;
import java.util.List;

/**
 * The streams of a shop. An order is listed up to 2 minutes behind Lazada's clock, since rows turn visible late (how late
 * is not published), and read again until it is 15 minutes old. Stock does not change a product's time of change, hence
 * the daily sweep.
 */
final class LazadaFeeds {
    static final String ORDERS = "orders";
    static final String PRODUCTS = "products";
    static final String STOCK = "stock";

    /** The list's filter for everything that is not deleted; also the part's name. */
    static final String ALL = "all";

    /** The list's filter for what is deleted; also the part's name. */
    static final String DELETED = "deleted";

    private LazadaFeeds() {}

    static List<Feed> of(LazadaRates rates) {
        return List.of(
                Feed.builder(ORDERS, Dataset.ORDERS, Dataset.CUSTOMERS)
                        .proof(Proof.KEYSET)
                        .maxWindow(Duration.ofDays(7))
                        .lag(Duration.ofMinutes(2))
                        .settle(Duration.ofMinutes(15), Duration.ofMinutes(5))
                        .rate(rates.key("orders"))
                        .maxOpen(4)
                        .build(),
                Feed.builder(PRODUCTS, Dataset.PRODUCTS)
                        .parts(ALL, DELETED)
                        .proof(Proof.KEYSET)
                        .maxWindow(Duration.ofDays(30))
                        .lag(Duration.ofMinutes(2))
                        .settle(Duration.ofHours(1), Duration.ofMinutes(15))
                        .rate(rates.key("products"))
                        .maxOpen(2)
                        .build(),
                Feed.builder(STOCK, Dataset.INVENTORY, Dataset.PRODUCTS)
                        .axis(Axis.AS_OF)
                        .proof(Proof.KEYSET)
                        .maxWindow(Duration.ofDays(1))
                        .lag(Duration.ZERO)
                        .settle(Duration.ZERO, Duration.ofDays(1))
                        .rate(rates.key("products"))
                        .build());
    }
}
