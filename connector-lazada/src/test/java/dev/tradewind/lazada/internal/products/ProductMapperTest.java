package dev.tradewind.lazada.internal.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.Product;
import dev.tradewind.core.model.ProductStatus;
import dev.tradewind.core.model.StockLevel;
import dev.tradewind.core.model.Variant;
import dev.tradewind.core.spi.Unknown;
import dev.tradewind.lazada.LazadaSite;
import dev.tradewind.lazada.internal.reading.Mapped;
import dev.tradewind.lazada.internal.wire.LazadaJson;
import dev.tradewind.lazada.internal.wire.OddValues;
import dev.tradewind.lazada.model.LazadaProduct;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductMapperTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void map_camelCaseTwins_areTheSame() throws Exception {
        Mapped<Product> snake = map("{\"item_id\":1,\"primary_category\":7,\"created_time\":\"1600000000000\","
                + "\"updated_time\":\"1700000000000\",\"status\":\"Active\"}");
        Mapped<Product> camel = map("{\"itemId\":\"1\",\"primaryCategory\":\"7\",\"createdTime\":\"1600000000000\","
                + "\"updatedTime\":\"1700000000000\",\"status\":\"Active\"}");

        assertThat(snake).isEqualTo(camel);
        assertThat(snake.record().categoryId()).isEqualTo("7");
        assertThat(snake.record().updatedAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
    }

    @Test
    void map_variant_hasPricesWeightAndStock() throws Exception {
        Variant variant = map("{\"item_id\":1,\"status\":\"Active\",\"attributes\":{\"name\":\"Shirt\",\"brand\":null,"
                        + "\"extra\":{\"deep\":1}},\"skus\":[{\"SkuId\":5,\"SellerSku\":\"A\",\"price\":100.0,"
                        + "\"special_price\":\"80.00\",\"special_from_time\":\"2026-11-20 00:00\","
                        + "\"special_to_time\":\"2026-11-23 00:00\",\"package_weight\":\"0.35\","
                        + "\"saleProp\":{\"size\":\"L\",\"color_family\":\"Red\"},"
                        + "\"multiWarehouseInventories\":[{\"warehouseCode\":\"dropshipping\",\"sellableQuantity\":5,"
                        + "\"withholdQuantity\":\"1\",\"occupyQuantity\":2}],"
                        + "\"fblWarehouseInventories\":[{\"warehouseCode\":\"OMS-1\",\"sellableQuantity\":9}]}]}")
                .record()
                .variants()
                .get(0);

        assertThat(variant.listPrice()).isEqualTo(Money.of("100", "PHP"));
        assertThat(variant.salePrice()).isEqualTo(Money.of("80", "PHP"));
        assertThat(variant.weightGrams()).isEqualTo(350);
        assertThat(variant.title()).isEqualTo("Red, L");
        assertThat(variant.stock())
                .extracting(level -> level.location() + " " + level.quantity() + " " + level.reserved())
                .containsExactly("dropshipping 5 3", "OMS-1 9 0");
    }

    @Test
    void map_suspendedVariants_haveNoPriceAndNothingToSell() throws Exception {
        List<Variant> variants = map("{\"item_id\":1,\"status\":\"Active\",\"skus\":[{\"SkuId\":5,\"price\":7}],"
                        + "\"suspendedSkus\":[{\"rejectReason\":\"counterfeit\",\"SellerSku\":\"B\",\"SkuId\":6},"
                        + "{\"SkuId\":\"5\",\"SellerSku\":\"A\"},{\"SellerSku\":\"C\"}]}")
                .record()
                .variants();

        assertThat(variants).extracting(Variant::id).containsExactly("5", "6");
        assertThat(variants.get(0).listPrice()).isEqualTo(Money.of("7", "PHP"));
        assertThat(variants.get(1).sku()).isEqualTo("B");
        assertThat(variants.get(1).listPrice()).isNull();
        assertThat(variants.get(1).stock()).containsExactly(new StockLevel(new ItemRef("1", "6"), "B", "", 0, 0));
    }

    @Test
    void map_inventoriesOfOneCodeOrNone_areAddedUp() throws Exception {
        Variant variant = map("{\"item_id\":1,\"status\":\"Active\",\"skus\":[{\"SkuId\":5,"
                        + "\"multiWarehouseInventories\":[{\"sellableQuantity\":5,\"occupyQuantity\":1},"
                        + "{\"sellableQuantity\":7,\"withholdQuantity\":2},"
                        + "{\"warehouseCode\":\"A\",\"sellableQuantity\":1}],"
                        + "\"fblWarehouseInventories\":[{\"sellableQuantity\":20}]}]}")
                .record()
                .variants()
                .get(0);

        assertThat(variant.stock())
                .extracting(level -> level.location() + " " + level.quantity() + " " + level.reserved())
                .containsExactly(" 32 3", "A 1 0");
    }

    @Test
    void map_promotionThatIsOver_hasNoSalePrice() throws Exception {
        Variant variant = map("{\"item_id\":1,\"status\":\"Active\",\"skus\":[{\"SkuId\":5,\"price\":100,"
                        + "\"special_price\":80,\"special_to_time\":\"2026-11-22 17:00\"}]}")
                .record()
                .variants()
                .get(0);

        assertThat(variant.salePrice()).isNull();
    }

    @Test
    void map_absurdStock_isCutAndCounted() throws Exception {
        Mapped<Product> mapped =
                map("{\"item_id\":1,\"status\":\"Active\",\"skus\":[{\"SkuId\":5," + "\"quantity\":1300000000000}]}");

        assertThat(mapped.record().variants().get(0).stock().get(0).quantity()).isEqualTo(ProductMapper.MOST_PIECES);
        assertThat(mapped.unknowns()).containsExactly(new Unknown("sku.quantity", "1300000000000"));
    }

    @Test
    void map_deletedItem_hasVariantsAndNoStock() throws Exception {
        Product product = map("{\"item_id\":1,\"status\":\"Deleted\",\"skus\":[{\"SkuId\":5,\"quantity\":7}],"
                        + "\"suspendedSkus\":[{\"SkuId\":6}]}")
                .record();

        assertThat(product.variants())
                .hasSize(2)
                .allSatisfy(variant -> assertThat(variant.stock()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "Active, ACTIVE",
        "InActive, INACTIVE",
        "Deleted, DELETED",
        "Pending QC, PENDING",
        "rejected, REJECTED",
        "sold-out, ACTIVE",
        "Frozen, UNKNOWN"
    })
    void map_status_isNormalized(String word, ProductStatus status) throws Exception {
        Mapped<Product> mapped = map("{\"item_id\":1,\"status\":\"" + word + "\"}");

        assertThat(mapped.record().status()).isEqualTo(status);
        assertThat(mapped.record().sourceStatus()).isEqualTo(word);
        assertThat(mapped.unknowns()).hasSize(status == ProductStatus.UNKNOWN ? 1 : 0);
    }

    private static Mapped<Product> map(String json) throws Exception {
        LazadaProduct item =
                LazadaJson.decode(LazadaJson.read(json), LazadaProduct.class, LazadaSite.PH.zone(), new OddValues());
        return new ProductMapper(LazadaSite.PH.market()).map(item, NOW);
    }
}
