package dev.tradewind.testkit.lazada;

import dev.tradewind.testkit.world.WorldProduct;
import dev.tradewind.testkit.world.WorldVariant;
import java.time.Instant;
import java.util.List;

/** Writes products as /products/get and /product/item/get show them: capital letters in SKUs, times as text.
 * The last variant of about each seventh product is suspended. */
final class ProductJson {
    private final Wire wire;
    private final String place;

    /**
     * @param place code of the warehouse in which all pieces lie
     */
    ProductJson(Wire wire, String place) {
        this.wire = wire;
        this.place = place;
    }

    void product(WorldProduct product) {
        wire.mood(product.id());
        boolean twin = wire.rare().isPresent();
        wire.id(twin ? "itemId" : "item_id", product.id());
        wire.count(twin ? "primaryCategory" : "primary_category", product.category());
        wire.text(twin ? "createdTime" : "created_time", millis(product.createdAt()));
        wire.text(twin ? "updatedTime" : "updated_time", millis(product.updatedAt()));
        wire.text("status", state(product.state())).text("subStatus", "");
        wire.list("images").item("https://img.example/" + product.id() + ".jpg").endList();
        wire.list("marketImages").endList();
        wire.begin("attributes");
        wire.text("name", product.title()).text("brand", product.brand()).nothing("description");
        wire.end();
        wire.list("skus");
        List<WorldVariant> all = product.variants();
        int sold = product.place() % 7 == 3 && all.size() > 1 ? all.size() - 1 : all.size();
        all.subList(0, sold).forEach(this::sku);
        wire.endList();
        wire.list("suspendedSkus");
        all.subList(sold, all.size()).forEach(this::suspended);
        wire.endList();
        wire.flag("trialProduct", false);
    }

    private void sku(WorldVariant variant) {
        wire.begin();
        wire.id("SkuId", variant.id()).text("SellerSku", variant.sku());
        wire.text("ShopSku", "shop-" + variant.id()).text("Status", "active");
        wire.number("quantity", variant.stock() + variant.reserved()).number("Available", variant.stock());
        wire.amount("price", variant.price()).amount("special_price", variant.special());
        wire.text("package_weight", "0.35").text("package_length", "20").text("package_width", "15");
        wire.text("package_height", "5.5").text("Url", "https://example/" + variant.id());
        wire.list("Images").endList();
        wire.begin("saleProp").text("color_family", variant.title()).end();
        wire.list("multiWarehouseInventories").begin();
        wire.text("warehouseCode", place).number("sellableQuantity", variant.stock());
        wire.number("withholdQuantity", 0).number("occupyQuantity", variant.reserved());
        wire.number("totalQuantity", variant.stock() + variant.reserved());
        wire.number("quantity", variant.stock() + variant.reserved());
        wire.end().endList();
        wire.list("fblWarehouseInventories").endList();
        wire.list("channelInventories").endList();
        wire.end();
    }

    private void suspended(WorldVariant variant) {
        wire.begin().id("SkuId", variant.id()).text("SellerSku", variant.sku());
        wire.text("rejectReason", "Possible counterfeit").end();
    }

    private static String state(WorldProduct.State state) {
        return switch (state) {
            case ACTIVE -> "Active";
            case INACTIVE -> "InActive";
            case DELETED -> "Deleted";
        };
    }

    private static String millis(Instant instant) {
        return Long.toString(instant.toEpochMilli());
    }
}
