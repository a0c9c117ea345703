package dev.tradewind.examples.bench;

import dev.tradewind.core.event.SliceEvent;
import dev.tradewind.core.event.SyncListener;
import dev.tradewind.core.receipt.ReceiptLine;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Watches a run over many shops: its threads, its memory, and the turns that a shop waits between two of its own. */
final class FleetWatch implements SyncListener {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final int threadsBefore = threads.getThreadCount();
    private final Map<String, Long> lastTurns = new HashMap<>();
    private final int step;
    private long turns;
    private long longestWait;
    private int mostShops;
    private int ended;

    FleetWatch(int step) {
        this.step = Math.max(1, step);
        threads.resetPeakThreadCount();
    }

    @Override
    public synchronized void onSlice(SliceEvent event) {
        if (event.state().equals("READING")) {
            Long last = lastTurns.put(event.shop().id(), turns);
            if (last != null) {
                longestWait = Math.max(longestWait, turns - last - 1);
            }
            mostShops = Math.max(mostShops, lastTurns.size());
            turns++;
        }
    }

    synchronized void line(ReceiptLine line) {
        lastTurns.remove(line.shop().id());
        ended++;
        if (ended % step == 0) {
            System.out.printf(Locale.ROOT, "%,d shops: %s, heap after GC %.1f MiB%n", ended, this, heapAfterGc());
        }
    }

    @Override
    public synchronized String toString() {
        return String.format(
                Locale.ROOT,
                "%,d slices, %d shops at once at most, longest wait %d turns of others, %d threads more than before at most",
                turns,
                mostShops,
                longestWait,
                threads.getPeakThreadCount() - threadsBefore);
    }

    private static double heapAfterGc() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (double) (1 << 20);
    }
}
