package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import java.util.Optional;

/** What a feed of a {@link ScriptedShop} answers: a page for each position of a slice. */
@FunctionalInterface
interface Script {
    SlicePage page(Slice slice, Optional<Cursor> at);
}
