package dev.tradewind.lazada.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item with its variants (doc of {@code /products/get} and {@code /product/item/get}).
 *
 * @param itemId Lazada's id
 * @param primaryCategory Lazada's category
 * @param createdTime when it was made
 * @param updatedTime when it was last changed; sales do not count as a change
 * @param status Lazada's word, such as {@code Active}
 * @param subStatus more of it, such as {@code Lock}
 * @param attributes an open map; {@code name} and {@code brand} stand here
 * @param skus its variants that are not suspended
 * @param suspendedSkus its variants that are
 */
public record LazadaProduct(
        @JsonProperty("item_id") @JsonAlias("itemId") String itemId,

        @JsonProperty("primary_category") @JsonAlias("primaryCategory") @Nullable
        String primaryCategory,

        @JsonProperty("created_time") @JsonAlias("createdTime") @Nullable
        Instant createdTime,

        @JsonProperty("updated_time") @JsonAlias("updatedTime") @Nullable
        Instant updatedTime,

        @JsonProperty("status") @Nullable String status,

        @JsonProperty("subStatus") @JsonAlias("sub_status") @Nullable
        String subStatus,

        @JsonProperty("attributes") Map<String, String> attributes,
        @JsonProperty("skus") List<LazadaSku> skus,

        @JsonProperty("suspendedSkus") @JsonAlias("suspended_skus")
        List<LazadaSuspendedSku> suspendedSkus) {
    public LazadaProduct {
        Objects.requireNonNull(itemId, "item_id");
        attributes = Lists.of(attributes);
        skus = Lists.of(skus);
        suspendedSkus = Lists.of(suspendedSkus);
    }

    /** Its title, or null. */
    public @Nullable String name() {
        return attributes.get("name");
    }

    /** Its brand, or null. */
    public @Nullable String brand() {
        return attributes.get("brand");
    }
}
