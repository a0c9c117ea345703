package dev.tradewind.lazada.internal.products;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.error.NotFoundException;
import dev.tradewind.core.model.Product;
import dev.tradewind.core.model.StockLevel;
import dev.tradewind.core.model.Variant;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Version;
import dev.tradewind.lazada.internal.reading.Mapped;
import dev.tradewind.lazada.internal.reading.PageBuilder;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import dev.tradewind.lazada.internal.wire.LazadaJson;
import dev.tradewind.lazada.internal.wire.LazadaJson.Undecodable;
import dev.tradewind.lazada.internal.wire.OddValues;
import dev.tradewind.lazada.internal.wire.Rejects;
import dev.tradewind.lazada.model.LazadaProduct;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes products, and stock where the feed has it, of what Lazada lists. */
final class ProductAssembler {
    private final LazadaCalls calls;
    private final ProductMapper mapper;
    private final Clock clock;
    private final boolean withStock;

    ProductAssembler(LazadaCalls calls, Clock clock, boolean withStock) {
        this.calls = calls;
        this.mapper = new ProductMapper(calls.market());
        this.clock = clock;
        this.withStock = withStock;
    }

    /** Adds a product to a page; empty when it had to be kept aside. */
    Optional<Product> add(String id, JsonNode json, Instant askedAt, PageBuilder page) {
        try {
            OddValues odd = new OddValues();
            LazadaProduct item =
                    LazadaJson.decode(json, LazadaProduct.class, calls.market().zone(), odd);
            Mapped<Product> mapped;
            try {
                mapped = mapper.map(item, askedAt);
            } catch (RuntimeException unfit) {
                page.reject(Rejects.unmapped(Dataset.PRODUCTS, id, unfit, json.toString()));
                return Optional.empty();
            }
            Version version = new Version(Objects.requireNonNullElse(item.updatedTime(), askedAt), askedAt);
            page.change(Change.of(Dataset.PRODUCTS, item.itemId(), version, mapped.record()));
            page.unknown(mapped.unknowns());
            page.unknown(odd.all());
            if (withStock) {
                mapped.record().variants().forEach(variant -> stock(variant, askedAt, page));
            }
            return Optional.of(mapped.record());
        } catch (Undecodable strange) {
            page.reject(Rejects.undecodable(Dataset.PRODUCTS, id, Rejected.Stage.PARSE, strange, json.toString()));
            return Optional.empty();
        }
    }

    /** Answers product ids: a product that is not there any more is gone. */
    void byId(List<String> ids, PageBuilder page) {
        for (String id : ids) {
            Instant askedAt = clock.instant();
            try {
                add(id, calls.product(id), askedAt, page);
            } catch (NotFoundException gone) {
                page.change(Change.gone(Dataset.PRODUCTS, id, Version.observed(askedAt)));
            } catch (InvalidRequestException notGiven) {
                page.reject(Rejects.notGiven(Dataset.PRODUCTS, id, notGiven));
            }
        }
    }

    /** Answers ids of stock levels: their products are read, and a level that its product does not have is gone. */
    void levelsById(List<String> ids, PageBuilder page) {
        Map<String, Set<String>> byItem = new TreeMap<>();
        for (String id : ids) {
            byItem.computeIfAbsent(id.split("/", 2)[0], item -> new TreeSet<>()).add(id);
        }
        byItem.forEach((item, wanted) -> levels(item, wanted, page));
    }

    private void levels(String item, Set<String> wanted, PageBuilder page) {
        Instant askedAt = clock.instant();
        Set<String> absent = new TreeSet<>(wanted);
        try {
            Optional<Product> product = add(item, calls.product(item), askedAt, page);
            if (product.isEmpty()) {
                String why = "its product cannot be used";
                wanted.forEach(
                        id -> page.reject(new Rejected(Dataset.INVENTORY, id, Rejected.Stage.FETCH, "", why, "")));
                return;
            }
            product.get().variants().stream()
                    .flatMap(variant -> variant.stock().stream())
                    .forEach(level -> absent.remove(id(level)));
        } catch (NotFoundException gone) {
            page.change(Change.gone(Dataset.PRODUCTS, item, Version.observed(askedAt)));
        } catch (InvalidRequestException notGiven) {
            wanted.forEach(id -> page.reject(Rejects.notGiven(Dataset.INVENTORY, id, notGiven)));
            return;
        }
        absent.forEach(id -> page.change(Change.gone(Dataset.INVENTORY, id, Version.observed(askedAt))));
    }

    private static String id(StockLevel level) {
        return level.item().itemId() + "/" + level.item().variantId() + "/" + level.location();
    }

    private static void stock(Variant variant, Instant askedAt, PageBuilder page) {
        for (StockLevel level : variant.stock()) {
            page.change(Change.of(Dataset.INVENTORY, id(level), Version.observed(askedAt), level));
        }
    }
}
