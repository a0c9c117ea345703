package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.Product;
import dev.tradewind.core.model.Variant;
import dev.tradewind.warehouse.internal.load.ProductRows.VariantRows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the rows of an item and its variants. */
final class ProductMapper {
    /** Attributes of which dim_product keeps history. */
    static final List<String> HISTORY = List.of("title", "brand", "category_id", "category_path", "status");

    /**
     * What facts name that name no variant. An item of which no variant is told has it, too: else the item would be lost, and
     * nothing would end its variants of before.
     */
    private static final Variant ITEM = new Variant("", null, null, null, null, null, null, null, false, List.of());

    private final Context context;
    private final Stage versions;
    private final Stage rows;

    ProductMapper(Context context, Stage versions, Stage rows) {
        this.context = context;
        this.versions = versions;
        this.rows = rows;
    }

    /** Throws {@link Unfit} when a table cannot hold the product. */
    ProductRows rows(LoadItem item, Product product) {
        if (!product.id().equals(item.change().id())) {
            throw new Unfit("id", "the record has another id than its change");
        }
        List<VariantRows> variants = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Variant variant : product.variants()) {
            if (!ids.add(variant.id())) {
                throw new Unfit("variants.id", "two variants of the item have one id");
            }
            variants.add(variant(item, product, variant, false));
        }
        if (!ids.contains(ITEM.id())) {
            variants.add(variant(item, product, ITEM, !ids.isEmpty()));
        }
        return new ProductRows(item, variants);
    }

    private VariantRows variant(LoadItem item, Product product, Variant variant, boolean whole) {
        long key = context.keys().product(new ItemRef(product.id(), variant.id()));
        Row template = template(product, variant, key).set("is_item", whole);
        return new VariantRows(key, version(item, product, key), template);
    }

    /** What dim_product holds of a variant beside its history and what other records tell. */
    Row named(ItemRef ref, long durableKey) {
        return context.row(rows)
                .set("product_durable_key", durableKey)
                .set("source_item_id", ref.itemId())
                .set("source_variant_id", ref.variantId())
                .set("is_item", false)
                .set("status", "UNKNOWN")
                .set("is_bundle", false);
    }

    static String hash(Row version) {
        return ContentHash.of(HISTORY.stream().map(version::get).toArray());
    }

    private Row version(LoadItem item, Product product, long key) {
        Row row = context.row(versions)
                .set("product_durable_key", key)
                .version(item.change().version())
                .clip("title", product.title())
                .clip("brand", product.brand())
                .clip("category_id", product.categoryId())
                .clip("category_path", product.categoryPath())
                .set("status", product.status().name());
        return row.set("row_hash", hash(row));
    }

    private Row template(Product product, Variant variant, long key) {
        return named(new ItemRef(product.id(), variant.id()), key)
                .clip("sku", variant.sku())
                .clip("gtin", variant.gtin())
                .clip("asin", variant.asin())
                .clip("variant_title", variant.title())
                .clip("source_status", product.sourceStatus())
                .money("list_price", variant.listPrice())
                .money("sale_price", variant.salePrice())
                .set("currency", currency(variant))
                .set("weight_g", variant.weightGrams())
                .set("is_bundle", variant.bundle())
                .set("rating", product.rating())
                .set("review_count", product.reviewCount());
    }

    private static @Nullable String currency(Variant variant) {
        Money list = variant.listPrice();
        Money sale = variant.salePrice();
        if (list != null && sale != null) {
            Amounts.in(list.currency(), "salePrice", sale);
        }
        return list != null ? list.currency() : sale == null ? null : sale.currency();
    }
}
