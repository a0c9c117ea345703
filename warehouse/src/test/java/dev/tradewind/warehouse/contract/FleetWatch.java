package dev.tradewind.warehouse.contract;

import dev.tradewind.core.event.SliceEvent;
import dev.tradewind.core.event.SyncListener;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.spi.Connector;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Watches a run over many shops: its threads, the shops that it holds, and the turns of others between two of a shop. */
final class FleetWatch implements SyncListener {
    private final Set<Thread> threadsBefore = Thread.getAllStackTraces().keySet();
    private final Map<String, Integer> lastTurns = new HashMap<>();
    private final Map<String, String> outcomes = new TreeMap<>();
    private final List<WeakReference<Connector>> connectors = new ArrayList<>();
    private final int linesBetweenCounts;
    private List<String> mostThreads = List.of();
    private String longestWaiting = "";
    private int longestWait;
    private int turns;
    private long mostHeld;

    /** Shops that are held are counted at every so-manieth line, since a collection comes first. */
    FleetWatch(int linesBetweenCounts) {
        this.linesBetweenCounts = linesBetweenCounts;
    }

    /** A shop comes into the run, and waits for its first turn from now on. */
    synchronized Connector given(Connector connector) {
        String shop = connector.shop().ref().id();
        Connector watched = new WatchedConnector(connector, () -> turn(shop));
        connectors.add(new WeakReference<>(watched));
        lastTurns.put(shop, turns - 1);
        return watched;
    }

    @Override
    public void onSlice(SliceEvent event) {
        if (event.state().equals("READING")) {
            turn(event.shop().id());
        }
    }

    private synchronized void turn(String shop) {
        int wait = turns - Objects.requireNonNull(lastTurns.put(shop, turns)) - 1;
        if (wait > longestWait) {
            longestWait = wait;
            longestWaiting = shop;
        }
        turns++;
        List<String> threads = newThreads();
        mostThreads = threads.size() > mostThreads.size() ? threads : mostThreads;
    }

    @Override
    public synchronized void onLine(ReceiptLine line) {
        outcomes.put(line.shop().id(), line.outcome().name());
        if (outcomes.size() % linesBetweenCounts == 0) {
            System.gc();
            connectors.removeIf(connector -> connector.get() == null);
            mostHeld = Math.max(mostHeld, connectors.size());
        }
    }

    /** The names of the threads that were not there before, but for the driver's. */
    List<String> newThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !threadsBefore.contains(thread))
                .map(Thread::getName)
                .filter(name -> !name.startsWith("PostgreSQL-JDBC"))
                .sorted()
                .toList();
    }

    synchronized List<String> mostThreads() {
        return mostThreads;
    }

    synchronized int longestWait() {
        return longestWait;
    }

    synchronized String longestWaiting() {
        return longestWaiting;
    }

    synchronized int turns() {
        return turns;
    }

    synchronized long mostHeld() {
        return mostHeld;
    }

    synchronized Map<String, String> outcomes() {
        return Map.copyOf(outcomes);
    }
}
