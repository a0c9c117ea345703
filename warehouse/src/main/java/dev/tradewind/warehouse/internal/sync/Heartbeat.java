package dev.tradewind.warehouse.internal.sync;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the leases of a run from a thread of its own, since a lane may wait for minutes. How often it beats follows the
 * machine's time; what it writes follows the clock of the database.
 */
final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private final RunThreads threads = new RunThreads(() -> "tradewind-heartbeat");
    private final ScheduledThreadPoolExecutor pulse = new ScheduledThreadPoolExecutor(1, threads);

    Heartbeat(Leases leases) {
        long every = Leases.TIME_TO_LIVE.toMillis() / 4;
        pulse.scheduleWithFixedDelay(() -> beat(leases), every, every, TimeUnit.MILLISECONDS);
    }

    private static void beat(Leases leases) {
        try {
            leases.beat();
        } catch (RuntimeException e) {
            // The next beat tries again; when the lease runs out meanwhile, the fence stops this run's commits.
            LOG.warn("the leases of a sync could not be renewed", e);
        }
    }

    /** Waits for a beat that is under way: after a run none of its threads uses the database. */
    @Override
    public void close() {
        pulse.shutdownNow();
        threads.awaitEnd();
    }
}
