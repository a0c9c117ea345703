package dev.tradewind.lazada;

import dev.tradewind.lazada.internal.products.ProductFeeds;
import java.time.Instant;
import java.util.Objects;

/**
 * Which products to list.
 *
 * @param after products changed at or after this
 * @param filter Lazada's word: {@code all}, {@code live}, {@code inactive}, {@code deleted}, {@code pending},
 *     {@code rejected}, {@code sold-out}
 */
public record ProductQuery(Instant after, String filter) {
    public ProductQuery {
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(filter, "filter");
    }

    /** All products that are not deleted. */
    public static ProductQuery all() {
        return new ProductQuery(ProductFeeds.FIRST_CHANGE, ProductFeeds.ALL);
    }

    /** Products changed at or after an instant. */
    public static ProductQuery updatedAfter(Instant since) {
        return new ProductQuery(since, ProductFeeds.ALL);
    }

    /** The same, with another of Lazada's words. */
    public ProductQuery filter(String word) {
        return new ProductQuery(after, word);
    }
}
