package dev.tradewind.lazada.internal.reading;

import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes its reader with the first page, so that a position which is no longer good is told there and not by opening. */
public final class LazyReader implements SliceReader {
    private final Supplier<SliceReader> open;
    private @Nullable SliceReader reader;

    public LazyReader(Supplier<SliceReader> open) {
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
