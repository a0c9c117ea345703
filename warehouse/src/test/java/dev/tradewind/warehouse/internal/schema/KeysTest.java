package dev.tradewind.warehouse.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.model.ItemRef;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final ShopRef SHOP = new ShopRef(Platform.LAZADA, "100123");

    /** Computed with sha256sum: the first 16 digits, the first of them modulo 8. They may never change. */
    @Test
    void hash_knownNaturalKeys_areTheseForEver() {
        // printf '4:shop6:lazada6:100123' | sha256sum
        assertThat(Keys.hash(Keys.shop(SHOP))).isEqualTo(0x459ef26c092627b0L);
        assertThat(Keys.hash(Keys.product(SHOP, new ItemRef("5", "")))).isEqualTo(0x1ae9727a1e4acc48L);
        assertThat(Keys.hash(Keys.shop(SHOP), 1)).isEqualTo(0x6842c437c7b730adL);
        assertThat(Keys.version(42, Instant.parse("2026-11-24T00:00:00.000001Z")))
                .isEqualTo(0x4e423447464a8219L);
    }

    @Test
    void hash_partsCutElsewhere_areOtherKeys() {
        assertThat(List.of(
                        Keys.hash(List.of("ab", "c")),
                        Keys.hash(List.of("a", "bc")),
                        Keys.hash(List.of("abc")),
                        Keys.hash(List.of("abc", "")),
                        Keys.hash(List.of("", "abc")),
                        Keys.hash(List.of("2:ab1:c"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void hash_manyKeys_arePositiveAndNeverThoseOfUnknownOrInvalid() {
        assertThat(IntStream.range(0, 10_000).mapToObj(i -> Keys.hash(List.of("k", Integer.toString(i)))))
                .allSatisfy(key -> assertThat(key).isPositive())
                .doesNotHaveDuplicates();
    }

    @Test
    void hash_astralCharacters_countOnce() {
        // "\uD83D\uDE00" is one character here, as it is for length() in SQL.
        assertThat(Keys.hash(List.of("\uD83D\uDE00"))).isEqualTo(0x3aa0f5cdd61f9404L);
    }
}
