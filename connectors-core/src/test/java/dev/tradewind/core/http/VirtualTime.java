package dev.tradewind.core.http;

import dev.tradewind.core.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Time that passes only while every thread sleeps: then it jumps to the earliest end of a sleep. A test of one thread needs
 * no more than this; one of several names them all to {@link #run}.
 */
final class VirtualTime extends Clock implements Sleeper {
    static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final PriorityQueue<Instant> wakes = new PriorityQueue<>();
    private final List<Duration> slept = new ArrayList<>();
    private Instant now = START;
    private int awake = 1;

    /** Runs tasks side by side until all have ended; the first failure is thrown. */
    void run(List<Runnable> tasks) throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        locked(() -> awake += tasks.size());
        for (Runnable task : tasks) {
            Thread thread = new Thread(() -> {
                try {
                    task.run();
                } catch (RuntimeException | AssertionError e) {
                    locked(() -> failures.add(e));
                } finally {
                    locked(this::restOne);
                }
            });
            threads.add(thread);
            thread.start();
        }
        locked(this::restOne);
        for (Thread thread : threads) {
            thread.join();
        }
        locked(() -> awake++);
        if (!failures.isEmpty()) {
            throw new AssertionError("a task failed", failures.get(0));
        }
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (duration.isNegative() || duration.isZero()) {
            return;
        }
        lock.lockInterruptibly();
        try {
            slept.add(duration);
            Instant end = now.plus(duration);
            wakes.add(end);
            restOne();
            while (now.isBefore(end)) {
                moved.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What was slept for, in the order of its starts. */
    List<Duration> slept() {
        return List.copyOf(slept);
    }

    void advance(Duration duration) {
        locked(() -> now = now.plus(duration));
    }

    /** The last one awake wakes those whose time comes first. */
    private void restOne() {
        awake--;
        if (awake == 0 && !wakes.isEmpty()) {
            now = wakes.peek();
            while (!wakes.isEmpty() && !wakes.peek().isAfter(now)) {
                wakes.poll();
                awake++;
            }
            moved.signalAll();
        }
    }

    private void locked(Runnable step) {
        lock.lock();
        try {
            step.run();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Instant instant() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("always UTC");
    }

    /** Chance from a seed. */
    static dev.tradewind.core.time.Chance chance(long seed) {
        Random random = new Random(seed);
        return new dev.tradewind.core.time.Chance() {
            @Override
            public double nextFraction() {
                return random.nextDouble();
            }

            @Override
            public byte[] nextBytes(int length) {
                byte[] bytes = new byte[length];
                random.nextBytes(bytes);
                return bytes;
            }
        };
    }
}
