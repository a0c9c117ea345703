package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.spi.Slice;
import dev.tradewind.warehouse.internal.schema.Keys;
import java.util.List;

/** Keys of slices: the same slice has the same key, whoever plans it. */
final class SliceKeys {
    private SliceKeys() {}

    static long of(long shopKey, Slice slice, int epoch, long parent) {
        return Keys.hash(List.of(
                "slice",
                Long.toString(shopKey),
                slice.feed(),
                slice.part(),
                ScopeText.write(slice.scope()),
                Integer.toString(epoch),
                Long.toString(parent)));
    }

    /** The row that stands for all final slices of a part. */
    static long merged(long shopKey, String feed, String part) {
        return Keys.hash(List.of("merged", Long.toString(shopKey), feed, part));
    }
}
