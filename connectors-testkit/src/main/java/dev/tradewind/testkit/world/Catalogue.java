package dev.tradewind.testkit.world;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Makes products. */
final class Catalogue {
    static final Ids PRODUCTS = new Ids(2_000_000_000_000L, 1);
    private static final Ids VARIANTS = new Ids(10_000_000_000_000L, 8);

    private final Seed seed;
    private final int unit;

    Catalogue(Seed seed, int digits) {
        this.seed = seed;
        this.unit = digits == 0 ? 100 : 25;
    }

    WorldProduct product(long index, int revision, Instant updatedAt) {
        Draw draw = Draw.of(seed.value(), Draw.Stream.PRODUCT, index);
        String title = title(index);
        String brand = Words.brand(draw);
        int category = 100 + draw.below(40);
        int share = draw.below(100);
        WorldProduct.State state = share < 88
                ? WorldProduct.State.ACTIVE
                : share < 96 ? WorldProduct.State.INACTIVE : WorldProduct.State.DELETED;
        Instant createdAt = seed.from().minusSeconds(draw.below(200L * 86_400));
        List<WorldVariant> variants = IntStream.range(0, variants(index))
                .mapToObj(number -> variant(index, number, revision))
                .toList();
        return new WorldProduct(
                index, PRODUCTS.id(index), title, brand, category, state, variants, createdAt, updatedAt);
    }

    int variants(long index) {
        return 1 + Draw.of(seed.value(), Draw.Stream.VARIANT, index).below(4);
    }

    String title(long index) {
        return Words.title(Draw.of(seed.value(), Draw.Stream.PRODUCT, index, -1), seed.hostile());
    }

    /** A variant as it stands after so many changes of its product: a change moves price and stock. */
    WorldVariant variant(long index, int number, int revision) {
        Draw fixed = Draw.of(seed.value(), Draw.Stream.VARIANT, index, number);
        Draw moving = Draw.of(seed.value(), Draw.Stream.VARIANT, index, 64L * (revision + 1) + number);
        long price = fixed.between(4, 4_000) * 25L * unit + moving.below(8) * 25L;
        long special = moving.percent(30) ? price - price / 10 : 0;
        String sku = "SKU-" + index + "-" + number + (fixed.percent(5) ? " é/#" : "");
        String title = List.of("Red", "Blue", "Größe M", "128 GB, 黒").get(number % 4);
        return new WorldVariant(
                VARIANTS.id(index, number), sku, title, price, special, moving.below(500), moving.below(9));
    }
}
