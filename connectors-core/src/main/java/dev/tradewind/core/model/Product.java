package dev.tradewind.core.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item with its variants: the aggregate that is versioned and replaced as one.
 *
 * @param id the platform's id of the item, unique within the shop
 * @param title its title, or null
 * @param brand its brand, or null
 * @param categoryId the platform's category, or null
 * @param categoryPath the category in words, from the root, separated by {@code " > "}, or null
 * @param status normalized state
 * @param sourceStatus the platform's own word, or null
 * @param rating mean review score from 0 to 5, or null
 * @param reviewCount number of reviews, or null
 * @param variants what can be bought of it; an item without variants has one with an empty id
 * @param createdAt when it was made, or null
 * @param updatedAt the platform's own time of the last change, or null
 */
public record Product(
        String id,
        @Nullable String title,
        @Nullable String brand,
        @Nullable String categoryId,
        @Nullable String categoryPath,
        ProductStatus status,
        @Nullable String sourceStatus,
        @Nullable BigDecimal rating,
        @Nullable Long reviewCount,
        List<Variant> variants,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {
    public Product {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        variants = List.copyOf(variants);
    }
}
