package dev.tradewind.lazada.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A variant of an item. Prices are in the currency of the site.
 *
 * @param skuId Lazada's id; absent on some old items
 * @param sellerSku the seller's own code
 * @param shopSku Lazada's code
 * @param status Lazada's word
 * @param price price before promotions
 * @param specialPrice price of a promotion, 0 when there is none
 * @param specialFrom when the promotion begins
 * @param specialTo when it ends
 * @param quantity pieces in stock
 * @param available pieces that can be sold
 * @param packageWeight weight with packaging, in kilograms (unit not verified)
 * @param saleProp what sets it apart, such as colour and size
 * @param warehouses stock in the seller's warehouses
 * @param lazadaWarehouses stock in Lazada's own warehouses
 */
public record LazadaSku(
        @JsonProperty("SkuId") @JsonAlias({"skuId", "sku_id"}) @Nullable
        String skuId,

        @JsonProperty("SellerSku") @JsonAlias({"sellerSku", "seller_sku"}) @Nullable
        String sellerSku,

        @JsonProperty("ShopSku") @JsonAlias({"shopSku", "shop_sku"}) @Nullable
        String shopSku,

        @JsonProperty("Status") @JsonAlias("status") @Nullable
        String status,

        @JsonProperty("price") @Nullable BigDecimal price,

        @JsonProperty("special_price") @JsonAlias("specialPrice") @Nullable
        BigDecimal specialPrice,

        @JsonProperty("special_from_time") @JsonAlias("special_from_date") @Nullable
        Instant specialFrom,

        @JsonProperty("special_to_time") @JsonAlias("special_to_date") @Nullable
        Instant specialTo,

        @JsonProperty("quantity") @Nullable Long quantity,

        @JsonProperty("Available") @JsonAlias("available") @Nullable
        Long available,

        @JsonProperty("package_weight") @Nullable BigDecimal packageWeight,
        @JsonProperty("saleProp") Map<String, String> saleProp,
        @JsonProperty("multiWarehouseInventories") List<LazadaInventory> warehouses,
        @JsonProperty("fblWarehouseInventories") List<LazadaInventory> lazadaWarehouses) {
    public LazadaSku {
        saleProp = Lists.of(saleProp);
        warehouses = Lists.of(warehouses);
        lazadaWarehouses = Lists.of(lazadaWarehouses);
    }
}
