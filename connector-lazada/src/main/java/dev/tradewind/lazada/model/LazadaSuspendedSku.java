package dev.tradewind.lazada.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A variant that Lazada has taken off sale; it stands apart from the others, without price and stock.
 *
 * @param skuId Lazada's id
 * @param sellerSku the seller's own code
 * @param rejectReason why
 */
public record LazadaSuspendedSku(
        @JsonProperty("SkuId") @JsonAlias({"skuId", "sku_id"}) @Nullable
        String skuId,

        @JsonProperty("SellerSku") @JsonAlias({"sellerSku", "seller_sku"}) @Nullable
        String sellerSku,

        @JsonProperty("rejectReason") @JsonAlias("reject_reason") @Nullable
        String rejectReason) {}
