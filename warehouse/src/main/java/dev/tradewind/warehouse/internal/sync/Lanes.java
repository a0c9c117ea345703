package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.spi.Connector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Shares the work of all shops among a few lanes. The caller's thread is a lane; the others are tasks on the executor that end
 * as soon as nothing is ready, so that a slice which waits holds no thread. The caller never waits for a task to begin: a full
 * executor, or one of which the caller is a part, makes the run slower and never stops it.
 */
final class Lanes {
    private static final Duration NAP = Duration.ofSeconds(1);

    private final RunContext run;
    private final Iterator<Connector> connectors;
    private final @Nullable Executor executor;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Entry> shops = new ArrayList<>();
    private int helpers;
    private int turn;
    private long finished;
    private boolean drained;
    private @Nullable RuntimeException noMore;
    private @Nullable Throwable failure;

    Lanes(RunContext run, Iterator<Connector> connectors, @Nullable Executor executor) {
        this.run = run;
        this.connectors = connectors;
        this.executor = executor;
    }

    private enum Phase {
        NEW,
        OPEN,
        ENDING
    }

    /** A shop that is worked on. */
    private static final class Entry {
        private final ShopRun shop;
        private Phase phase = Phase.NEW;
        private boolean alone;
        private int lanes;
        private long changes;
        private boolean exhausted;
        private @Nullable Instant until;

        private Entry(ShopRun shop) {
            this.shop = shop;
        }
    }

    /**
     * Works until all shops are done. Throws what the database threw, and at the end of the other shops, what the stream of
     * connectors threw.
     */
    void run() {
        spawn();
        while (true) {
            Runnable work = take();
            if (work != null) {
                work.run();
                spawn();
            } else if (!rest()) {
                break;
            }
        }
        Throwable thrown = failure == null ? noMore : failure;
        if (thrown instanceof RuntimeException e) {
            throw e;
        } else if (thrown instanceof Error e) {
            throw e;
        }
    }

    /** Waits for a change. Returns false when nothing is left to be done. */
    private boolean rest() {
        Instant until;
        lock.lock();
        try {
            boolean busy = shops.stream().anyMatch(entry -> entry.lanes > 0);
            if (failure != null || shops.isEmpty()) {
                if (!busy) {
                    return false;
                }
            }
            until = failure == null ? earliest() : null;
            if (until == null && busy) {
                changed.awaitUninterruptibly();
                return true;
            }
        } finally {
            lock.unlock();
        }
        if (until != null) {
            nap(until);
        }
        return true;
    }

    private @Nullable Instant earliest() {
        Instant earliest = null;
        for (Entry entry : shops) {
            Instant until = entry.until;
            if (until != null && (earliest == null || until.isBefore(earliest))) {
                earliest = until;
            }
        }
        return earliest;
    }

    private void nap(Instant until) {
        Duration left = Duration.between(run.clock().instant(), until);
        try {
            run.sleeper().sleep(left.compareTo(NAP) > 0 ? NAP : left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            run.stop().stop();
        }
    }

    private @Nullable Runnable take() {
        lock.lock();
        try {
            if (failure != null) {
                return null;
            }
            for (int i = 0; i < shops.size(); i++) {
                Entry entry = shops.get((turn + i) % shops.size());
                Runnable work = take(entry);
                if (work != null) {
                    turn = (turn + i + 1) % shops.size();
                    return work;
                }
            }
            while (shops.size() < run.options().shopsAtOnce() && pull()) {
                Runnable work = take(shops.get(shops.size() - 1));
                if (work != null) {
                    return work;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the next shop in; a stream that fails gives no more of them. */
    private boolean pull() {
        if (drained) {
            return false;
        }
        try {
            if (connectors.hasNext()) {
                shops.add(new Entry(new ShopRun(run, CheckedConnector.of(connectors.next()))));
                return true;
            }
        } catch (RuntimeException e) {
            noMore = e;
        }
        drained = true;
        return false;
    }

    private @Nullable Runnable take(Entry entry) {
        Instant until = entry.until;
        if (until != null && (isStopped() || !run.clock().instant().isBefore(until))) {
            entry.until = null;
        }
        if (entry.alone || entry.until != null) {
            return null;
        }
        if (entry.phase == Phase.OPEN && !entry.exhausted) {
            entry.lanes++;
            long seen = entry.changes;
            return () -> guarded(entry, () -> work(entry, seen), false);
        }
        if (entry.lanes > 0) {
            return null;
        }
        entry.alone = true;
        entry.lanes++;
        return entry.phase == Phase.NEW
                ? () -> guarded(entry, () -> prepare(entry), false)
                : () -> guarded(entry, () -> finish(entry), true);
    }

    private void prepare(Entry entry) {
        boolean ready = entry.shop.prepare();
        change(() -> entry.phase = ready ? Phase.OPEN : Phase.ENDING);
    }

    private void work(Entry entry, long seen) {
        ShopRun.Progress progress = entry.shop.work();
        change(() -> {
            if (progress instanceof ShopRun.Progress.Worked) {
                entry.changes++;
                entry.exhausted = false;
                entry.until = null;
            } else if (entry.changes == seen && progress instanceof ShopRun.Progress.Waits waits) {
                entry.until = waits.until();
            } else if (entry.changes == seen) {
                entry.exhausted = true;
            }
        });
    }

    private void finish(Entry entry) {
        long position;
        lock.lock();
        try {
            position = finished++;
        } finally {
            lock.unlock();
        }
        entry.shop.finish(position);
        change(() -> shops.remove(entry));
    }

    /** A shop that fails gets its lines and gives its account back; when that fails, too, nothing can be worked on. */
    private void guarded(Entry entry, Runnable work, boolean last) {
        try (LaneMdc named = new LaneMdc(run.runId(), entry.shop.ref())) {
            work.run();
        } catch (StoppedException stopped) {
            change(() -> fail(stopped));
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            change(() -> {
                if (last) {
                    fail(e);
                } else {
                    entry.shop.broken(e);
                    entry.phase = Phase.ENDING;
                }
            });
        } catch (Error e) {
            change(() -> fail(e));
        } finally {
            change(() -> {
                entry.alone = false;
                entry.lanes--;
                if (entry.phase == Phase.OPEN && entry.exhausted && entry.lanes == 0) {
                    entry.phase = Phase.ENDING;
                }
            });
        }
    }

    private void fail(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
        } else if (failure != thrown) {
            failure.addSuppressed(thrown);
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isStopped() {
        return run.stop().reason(run.clock()).isPresent();
    }

    /** Asks for one more lane; each lane that finds work asks for the next. */
    private void spawn() {
        Executor pool = executor;
        if (pool == null) {
            return;
        }
        lock.lock();
        try {
            boolean ready = failure == null
                    && shops.stream().anyMatch(entry -> !entry.alone && !entry.exhausted && entry.until == null);
            if (helpers >= run.options().lanes() - 1
                    || !ready && shops.size() >= run.options().shopsAtOnce()) {
                return;
            }
            helpers++;
        } finally {
            lock.unlock();
        }
        try {
            pool.execute(this::help);
        } catch (RejectedExecutionException full) {
            helped();
        }
    }

    private void help() {
        try {
            Runnable work = take();
            while (work != null) {
                work.run();
                spawn();
                work = take();
            }
        } finally {
            helped();
        }
    }

    private void helped() {
        lock.lock();
        try {
            helpers--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
