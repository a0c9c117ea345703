package dev.tradewind.examples.bench;

import dev.tradewind.core.event.SliceEvent;
import dev.tradewind.core.event.SyncListener;
import dev.tradewind.core.receipt.ReceiptLine;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Watches a run over many shops: its threads, its memory, and the turns of others that a shop waits for between two of its own. */
final class FleetWatch implements SyncListener {
    private final Set<Thread> threadsBefore = Thread.getAllStackTraces().keySet();
    private final Map<String, Long> lastTurns = new HashMap<>();
    private final int step;
    private int mostOfHttp;
    private long turns;
    private long longestWait;
    private List<String> mostThreads = List.of();
    private int mostShops;
    private int ended;

    FleetWatch(int step) {
        this.step = Math.max(1, step);
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
            List<String> threads = newThreads();
            List<String> own = threads.stream().filter(name -> !isOfHttp(name)).toList();
            mostThreads = own.size() > mostThreads.size() ? own : mostThreads;
            mostOfHttp = Math.max(mostOfHttp, threads.size() - own.size());
        }
    }

    synchronized void line(ReceiptLine line) {
        lastTurns.remove(line.shop().id());
        ended++;
        if (ended % step == 0) {
            System.out.printf(
                    Locale.ROOT, "%,6d shops ended, heap after a collection %.1f MiB%n", ended, heapAfterGc());
        }
    }

    /** What was seen, beside what was said. */
    synchronized String report(int shopsAtOnce, int mostThreadsExpected) {
        return String.format(
                Locale.ROOT,
                "%,d slices of %d shops at once at most%nlongest wait %d turns of others; twice the fair share is %d%n"
                        + "threads %d of at most %d: %s; beside them %d of HTTP",
                turns,
                mostShops,
                longestWait,
                2 * (shopsAtOnce - 1),
                mostThreads.size(),
                mostThreadsExpected,
                mostThreads,
                mostOfHttp);
    }

    /** Threads that were not there before, but for those that play the platform. */
    private List<String> newThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !threadsBefore.contains(thread))
                .map(Thread::getName)
                .filter(name -> !name.startsWith(ShopWire.THREADS))
                .sorted()
                .toList();
    }

    private static boolean isOfHttp(String thread) {
        return thread.startsWith("tradewind-http") || thread.startsWith("OkHttp") || thread.startsWith("Okio");
    }

    private static double heapAfterGc() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (double) (1 << 20);
    }
}
