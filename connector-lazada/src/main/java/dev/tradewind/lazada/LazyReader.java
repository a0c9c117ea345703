package dev.tradewind.lazada;

import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes its reader with the first page, so that a position which is no longer good is told there and not by opening. */
final class LazyReader implements SliceReader {
    private final Supplier<SliceReader> open;
    private @Nullable SliceReader reader;

    LazyReader(Supplier<SliceReader> open) {
        this.open = open;
    }

    @Override
    public SlicePage next() {
        SliceReader opened = reader;
        if (opened == null) {
            opened = open.get();
            reader = opened;
        }
        return opened.next();
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
    }
}
