package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.error.StoppedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The shops that are worked on, and whose turn it is. Each turn is one piece of work, after which the shop goes to the end of
 * the queue: between two turns of a shop that is ready, each other one has at most one. A shop gets one more lane only when
 * none is ready that has fewer, so that one whose platform is slow keeps no lane from the others. New shops are asked of the
 * caller's stream while there are fewer than the run may work on at once, and no lane waits for it while there is work. Safe
 * for use by several threads.
 */
final class ShopQueue {
    /** How long a lane waits for the stream of shops before it looks for other work, and whether the run should end. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private final RunContext run;
    private final Arrivals arrivals;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<ShopTurn> shops = new ArrayDeque<>();
    private long finished;
    private boolean pulling;
    private boolean drained;
    private @Nullable Throwable failure;

    ShopQueue(RunContext run, Arrivals arrivals) {
        this.run = run;
        this.arrivals = arrivals;
    }

    /** The next piece of work; null when none is ready now. */
    @Nullable
    Runnable take() {
        lock.lock();
        try {
            if (failure != null) {
                return null;
            }
            if (mayAsk()) {
                arrivals.ask(this::wake);
                awaitAnswer();
            }
            if (hasArrived()) {
                pulling = true;
                return this::pull;
            }
            boolean stopped = isStopped();
            Instant now = run.clock().instant();
            shops.forEach(shop -> shop.look(now, stopped));
            Optional<ShopTurn> next =
                    shops.stream().filter(ShopTurn::isReady).min(Comparator.comparingInt(ShopTurn::lanes));
            return next.map(this::take).orElse(null);
        } finally {
            lock.unlock();
        }
    }

    /** Whether one more lane would find something to do. */
    boolean hasWork() {
        lock.lock();
        try {
            return isReady();
        } finally {
            lock.unlock();
        }
    }

    /** What can be done when no work is ready. */
    sealed interface Rest {
        /** Somebody works, and what comes of it has to be waited for. */
        record Change() implements Rest {}

        /** Nothing can be done before an instant. */
        record Until(Instant instant) implements Rest {}

        /** Nothing is left to be done. */
        record Over() implements Rest {}
    }

    /** Waits for a change where only that helps; else says what else does. An interrupt asks the run to stop. */
    Rest rest() {
        lock.lock();
        try {
            boolean asking = isAsking();
            boolean busy = pulling || asking || shops.stream().anyMatch(ShopTurn::isBusy);
            if (!busy && (failure != null || (drained || isStopped()) && shops.isEmpty())) {
                return new Rest.Over();
            }
            Optional<Instant> until = failure == null ? earliest() : Optional.empty();
            if (until.isPresent()) {
                return new Rest.Until(until.get());
            }
            if (asking && !isReady()) {
                // What asks the run to end, or ends its time, wakes nobody.
                changed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } else if (busy && !isReady()) {
                changed.await();
            }
            return new Rest.Change();
        } catch (InterruptedException e) {
            run.stop().interrupted();
            return new Rest.Change();
        } finally {
            lock.unlock();
        }
    }

    /** Throws what the database threw. */
    void rethrow() {
        lock.lock();
        try {
            if (failure instanceof RuntimeException e) {
                throw e;
            } else if (failure instanceof Error e) {
                throw e;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Wakes who waits for a change. */
    void wake() {
        change(() -> {});
    }

    private boolean isReady() {
        return failure == null && (mayAsk() || hasArrived() || shops.stream().anyMatch(ShopTurn::isReady));
    }

    private boolean mayAsk() {
        return !drained
                && !pulling
                && !arrivals.isAsked()
                && shops.size() < run.options().shopsAtOnce()
                && !isStopped();
    }

    /** Gives the stream a moment: most have the next shop at hand, and shops then begin in their order. */
    private void awaitAnswer() {
        try {
            long left = LOOK.toNanos();
            while (left > 0 && isAsking()) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            run.stop().interrupted();
        }
    }

    /** Whether the stream is at work on the next shop. A run that is told to end leaves it there. */
    private boolean isAsking() {
        return !pulling && arrivals.isAsked() && !arrivals.isAnswered() && !isStopped();
    }

    private boolean hasArrived() {
        return !pulling && arrivals.isAnswered();
    }

    private boolean isStopped() {
        return run.stop().reason(run.clock()).isPresent();
    }

    /** Takes in the shop that has come: without the lock, by one lane at a time, and the others go on. */
    private void pull() {
        try {
            ShopWork pulled = arrivals.take(this::isHere);
            change(() -> {
                drained = arrivals.isOver();
                if (pulled != null) {
                    shops.addLast(new ShopTurn(pulled));
                }
            });
        } catch (RuntimeException | Error e) {
            change(() -> fail(e));
        } finally {
            change(() -> pulling = false);
        }
    }

    private boolean isHere(ShopRef ref) {
        lock.lock();
        try {
            return shops.stream().anyMatch(turn -> turn.shop().ref().equals(ref));
        } finally {
            lock.unlock();
        }
    }

    private Optional<Instant> earliest() {
        return shops.stream().flatMap(shop -> shop.until().stream()).min(Instant::compareTo);
    }

    private Runnable take(ShopTurn shop) {
        shops.remove(shop);
        shops.addLast(shop);
        return switch (shop.next()) {
            case PREPARE -> () -> guarded(shop, () -> prepare(shop), false);
            case WORK -> work(shop);
            case FINISH -> () -> guarded(shop, () -> finish(shop), true);
        };
    }

    private void prepare(ShopTurn shop) {
        boolean ready = shop.shop().prepare();
        change(() -> shop.prepared(ready));
    }

    private Runnable work(ShopTurn shop) {
        long seen = shop.changes();
        return () -> guarded(
                shop,
                () -> {
                    ShopWork.Progress progress = shop.shop().work();
                    change(() -> shop.worked(progress, seen));
                },
                false);
    }

    private void finish(ShopTurn shop) {
        long position;
        lock.lock();
        try {
            position = finished++;
        } finally {
            lock.unlock();
        }
        shop.shop().finish(position);
        change(() -> shops.remove(shop));
    }

    /** A shop that fails gets its lines and gives its account back; when that fails, too, nothing can be worked on. */
    private void guarded(ShopTurn shop, Runnable work, boolean last) {
        try (LaneMdc named = new LaneMdc(run.runId(), shop.shop().ref())) {
            work.run();
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            change(() -> {
                if (e instanceof StoppedException && !last) {
                    run.stop().stop();
                    shop.ending();
                } else if (last) {
                    fail(e);
                } else {
                    shop.shop().broken(e);
                    shop.ending();
                }
            });
        } catch (Error e) {
            change(() -> fail(e));
        } finally {
            change(shop::leave);
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
}
