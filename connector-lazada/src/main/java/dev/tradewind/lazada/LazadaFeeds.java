package dev.tradewind.lazada;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * The streams of a shop. An order is listed up to 2 minutes behind Lazada's clock, since rows turn visible late (how late
 * is not published), and read again until it is 15 minutes old. Stock does not change a product's time of change, hence
 * the daily sweep. Ads need a permission that many apps do not have, hence optional.
 */
final class LazadaFeeds {
    static final String ORDERS = "orders";
    static final String PRODUCTS = "products";
    static final String STOCK = "stock";

    static final String ADS = "ads";

    /** The channel of what ads brought; organic traffic comes from files and has another. */
    static final String SPONSORED = "sponsored";

    /** For so long Lazada goes on to attribute sales to a day. */
    static final Duration ADS_SETTLE = Duration.ofDays(8);

    private static final int ADS_MONTHS = 6;

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
                        .byId(Dataset.INVENTORY)
                        .axis(Axis.AS_OF)
                        .proof(Proof.KEYSET)
                        .maxWindow(Duration.ofDays(1))
                        .lag(Duration.ZERO)
                        .settle(Duration.ZERO, Duration.ofDays(1))
                        .rate(rates.key("products"))
                        .build(),
                Feed.builder(ADS, Dataset.TRAFFIC)
                        .axis(Axis.DAY)
                        .write(Write.REPLACE)
                        .proof(Proof.CHAINED, Proof.AGREED)
                        .maxWindow(Duration.ofDays(1))
                        .lag(Duration.ZERO)
                        .settle(ADS_SETTLE, Duration.ofDays(1))
                        .rate(rates.key("sponsors"))
                        .optional()
                        .build());
    }

    /** The first day of which Lazada still has a report on ads. */
    static LocalDate firstAdDay(LocalDate today) {
        return today.minusMonths(ADS_MONTHS);
    }

    /** The earliest instant that each feed can be read from, where there is a limit; a day is left to read it in. */
    static Map<String, Instant> earliest(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return Map.of(
                ADS,
                firstAdDay(today).plusDays(1).atStartOfDay(zone).toInstant(),
                ReviewFeed.REVIEWS,
                ReviewFeed.earliest(now));
    }
}
