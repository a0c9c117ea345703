package dev.tradewind.lazada.internal.products;

import dev.tradewind.core.Market;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.Product;
import dev.tradewind.core.model.ProductStatus;
import dev.tradewind.core.model.StockLevel;
import dev.tradewind.core.model.Variant;
import dev.tradewind.core.spi.Unknown;
import dev.tradewind.lazada.internal.reading.Mapped;
import dev.tradewind.lazada.model.LazadaInventory;
import dev.tradewind.lazada.model.LazadaProduct;
import dev.tradewind.lazada.model.LazadaSku;
import dev.tradewind.lazada.model.LazadaSuspendedSku;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a normalized product of Lazada's item. Pure. */
final class ProductMapper {
    /** Test shops have been seen with 1.3e12 pieces: more than this is noted and cut. */
    static final long MOST_PIECES = 999_999_999L;

    private final Market market;

    ProductMapper(Market market) {
        this.market = market;
    }

    /**
     * Maps an item.
     *
     * @param now when it was read: promotions have a beginning and an end
     */
    Mapped<Product> map(LazadaProduct item, Instant now) {
        List<Unknown> unknowns = new ArrayList<>();
        List<Variant> variants = new ArrayList<>();
        ProductStatus status = status(item.status(), unknowns);
        // A deleted item still tells how many pieces there were.
        boolean stocked = status != ProductStatus.DELETED;
        item.skus().forEach(sku -> variants.add(variant(item, sku, now, stocked, unknowns)));
        Set<String> sold = variants.stream().map(Variant::id).collect(Collectors.toSet());
        item.suspendedSkus().stream()
                .filter(sku -> sku.skuId() != null && sold.add(sku.skuId()))
                .forEach(sku -> variants.add(suspended(item, sku, stocked)));
        Product product = new Product(
                item.itemId(),
                item.name(),
                item.brand(),
                item.primaryCategory(),
                null,
                status,
                item.status(),
                null,
                null,
                variants,
                item.createdTime(),
                item.updatedTime());
        return new Mapped<>(product, unknowns);
    }

    private Variant variant(LazadaProduct item, LazadaSku sku, Instant now, boolean stocked, List<Unknown> unknowns) {
        String id = Objects.requireNonNullElse(sku.skuId(), "");
        Money list = sku.price() == null ? null : Money.of(sku.price(), market.currency());
        return new Variant(
                id,
                sku.sellerSku(),
                null,
                null,
                sku.saleProp().isEmpty()
                        ? null
                        : String.join(", ", sku.saleProp().values()),
                list,
                salePrice(sku, now),
                grams(sku.packageWeight()),
                false,
                stocked ? stock(new ItemRef(item.itemId(), id), sku, unknowns) : List.of());
    }

    /** It is a variant still, and orders name it; its price is not told, and no piece of it can be sold. */
    private static Variant suspended(LazadaProduct item, LazadaSuspendedSku sku, boolean stocked) {
        String id = Objects.requireNonNullElse(sku.skuId(), "");
        StockLevel none = new StockLevel(new ItemRef(item.itemId(), id), sku.sellerSku(), "", 0, 0);
        return new Variant(
                id, sku.sellerSku(), null, null, null, null, null, null, false, stocked ? List.of(none) : List.of());
    }

    private @Nullable Money salePrice(LazadaSku sku, Instant now) {
        BigDecimal special = sku.specialPrice();
        boolean stated = special != null && special.signum() > 0 && !sameAmount(special, sku.price());
        Instant from = sku.specialFrom();
        Instant to = sku.specialTo();
        boolean running = (from == null || !now.isBefore(from)) && (to == null || now.isBefore(to));
        return special != null && stated && running ? Money.of(special, market.currency()) : null;
    }

    private static boolean sameAmount(BigDecimal amount, @Nullable BigDecimal other) {
        return other != null && amount.compareTo(other) == 0;
    }

    private static @Nullable Integer grams(@Nullable BigDecimal kilograms) {
        return kilograms == null || kilograms.signum() <= 0 || kilograms.compareTo(BigDecimal.valueOf(100_000)) > 0
                ? null
                : kilograms.movePointRight(3).setScale(0, RoundingMode.HALF_UP).intValueExact();
    }

    private static List<StockLevel> stock(ItemRef item, LazadaSku sku, List<Unknown> unknowns) {
        Map<String, StockLevel> levels = new LinkedHashMap<>();
        List<LazadaInventory> inventories = new ArrayList<>(sku.warehouses());
        inventories.addAll(sku.lazadaWarehouses());
        for (LazadaInventory inventory : inventories) {
            String location = Objects.requireNonNullElse(inventory.warehouseCode(), "");
            long sellable = pieces(inventory.sellableQuantity(), unknowns);
            long reserved =
                    pieces(inventory.withholdQuantity(), unknowns) + pieces(inventory.occupyQuantity(), unknowns);
            levels.merge(
                    location,
                    new StockLevel(item, sku.sellerSku(), location, sellable, reserved),
                    ProductMapper::together);
        }
        if (levels.isEmpty() && (sku.available() != null || sku.quantity() != null)) {
            long sellable = pieces(sku.available() == null ? sku.quantity() : sku.available(), unknowns);
            levels.put("", new StockLevel(item, sku.sellerSku(), "", sellable, 0));
        }
        return List.copyOf(levels.values());
    }

    /** Inventories without a code are several places, and all of their pieces count. */
    private static StockLevel together(StockLevel one, StockLevel other) {
        return new StockLevel(
                one.item(),
                one.sku(),
                one.location(),
                one.quantity() + other.quantity(),
                one.reserved() + other.reserved());
    }

    private static long pieces(@Nullable Long sent, List<Unknown> unknowns) {
        if (sent == null) {
            return 0;
        }
        if (sent > MOST_PIECES) {
            unknowns.add(new Unknown("sku.quantity", sent.toString()));
            return MOST_PIECES;
        }
        return sent;
    }

    private static ProductStatus status(@Nullable String word, List<Unknown> unknowns) {
        String known = word == null ? "" : word.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
        return switch (known) {
            case "active", "live", "soldout" -> ProductStatus.ACTIVE;
            case "inactive", "suspended", "lock", "locked" -> ProductStatus.INACTIVE;
            case "pending", "pendingqc" -> ProductStatus.PENDING;
            case "rejected", "qcrejected", "liverejected" -> ProductStatus.REJECTED;
            case "deleted" -> ProductStatus.DELETED;
            default -> {
                unknowns.add(new Unknown("product.status", word == null ? "" : word));
                yield ProductStatus.UNKNOWN;
            }
        };
    }
}
