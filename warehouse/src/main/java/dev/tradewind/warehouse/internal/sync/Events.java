package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.event.CommitEvent;
import dev.tradewind.core.event.SliceEvent;
import dev.tradewind.core.event.SyncListener;
import dev.tradewind.core.receipt.Counts;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.spi.Slice;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners. What they throw is logged once and goes no further. */
final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private final SyncListener listener;
    private final @Nullable Consumer<ReceiptLine> onLine;
    private final AtomicBoolean logged = new AtomicBoolean();

    Events(SyncListener listener, @Nullable Consumer<ReceiptLine> onLine) {
        this.listener = listener;
        this.onLine = onLine;
    }

    void slice(ShopRef shop, Slice slice, SliceState state, String detail) {
        quietly(() -> listener.onSlice(new SliceEvent(shop, slice, state.name(), detail)));
    }

    void commit(ShopRef shop, Slice slice, Counts counts) {
        quietly(() -> listener.onCommit(new CommitEvent(shop, slice, counts)));
    }

    void line(ReceiptLine line) {
        quietly(() -> listener.onLine(line));
        if (onLine != null) {
            quietly(() -> onLine.accept(line));
        }
    }

    private void quietly(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            if (logged.compareAndSet(false, true)) {
                LOG.warn("a sync listener failed; further failures of it are not logged", e);
            }
        }
    }
}
