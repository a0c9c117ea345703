package dev.tradewind.lazada.model;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The shop that a token belongs to (doc of {@code /seller/get}).
 *
 * @param sellerId Lazada's id of the shop
 * @param name its name
 * @param shortCode its short code
 * @param location where it is
 * @param status {@code ACTIVE}, {@code INACTIVE} or {@code DELETED}
 * @param verified whether it has passed the verification
 * @param cb whether it sells across borders
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LazadaSeller(
        String sellerId,
        @Nullable String name,
        @Nullable String shortCode,
        @Nullable String location,
        @Nullable String status,
        @Nullable Boolean verified,
        @Nullable Boolean cb) {
    public LazadaSeller {
        Objects.requireNonNull(sellerId, "seller_id");
    }
}
