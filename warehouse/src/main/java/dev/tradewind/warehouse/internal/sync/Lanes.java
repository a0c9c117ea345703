package dev.tradewind.warehouse.internal.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Shares the work of all shops among a few lanes. The caller's thread is a lane; the others are tasks on the executor that end
 * as soon as nothing is ready, so that a slice which waits holds no thread. The caller never waits for a task to begin: a full
 * executor, or one of which the caller is a part, makes the run slower and never stops it.
 *
 * <p>An interrupt of a lane asks the run to stop, and is handed on when the lane has ended: the run ends at a commit, with
 * its lines.
 */
final class Lanes {
    private static final Duration NAP = Duration.ofSeconds(1);

    private final RunContext run;
    private final ShopQueue queue;
    private final @Nullable Executor executor;
    private final AtomicInteger helpers = new AtomicInteger();

    Lanes(RunContext run, ShopQueue queue, @Nullable Executor executor) {
        this.run = run;
        this.queue = queue;
        this.executor = executor;
    }

    /** Works until all shops are done, or those that were begun have ended. Throws what the database threw. */
    void run() {
        spawn();
        try {
            while (true) {
                work();
                ShopQueue.Rest rest = queue.rest();
                if (rest instanceof ShopQueue.Rest.Over) {
                    queue.rethrow();
                    return;
                } else if (rest instanceof ShopQueue.Rest.Until until) {
                    nap(until.instant());
                }
            }
        } finally {
            run.stop().handOn();
        }
    }

    /** Works until nothing is ready. */
    private void work() {
        Runnable work = next();
        while (work != null) {
            work.run();
            spawn();
            work = next();
        }
    }

    private @Nullable Runnable next() {
        run.stop().heed();
        return queue.take();
    }

    private void nap(Instant until) {
        Duration left = Duration.between(run.clock().instant(), until);
        try {
            run.sleeper().sleep(left.compareTo(NAP) > 0 ? NAP : left);
        } catch (InterruptedException e) {
            run.stop().interrupted();
        }
    }

    /** Asks for one more lane; each lane that finds work asks for the next. */
    private void spawn() {
        Executor pool = executor;
        if (pool == null || !queue.hasWork()) {
            return;
        }
        if (helpers.getAndUpdate(count -> Math.min(count + 1, most())) >= most()) {
            return;
        }
        try {
            pool.execute(this::help);
        } catch (RejectedExecutionException full) {
            helped();
        }
    }

    private int most() {
        return run.options().lanes() - 1;
    }

    private void help() {
        try {
            work();
        } finally {
            helped();
            run.stop().handOn();
        }
    }

    private void helped() {
        helpers.decrementAndGet();
        queue.wake();
    }
}
