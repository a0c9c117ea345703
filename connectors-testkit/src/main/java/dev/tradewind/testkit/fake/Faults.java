package dev.tradewind.testkit.fake;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;

/**
 * When calls go wrong: a plan that a test sets, the same for the same calls. Faults queued by {@link #next} come first, then
 * those of the plan. Safe for use by several threads.
 */
public final class Faults {
    private final Queue<Fault> queue = new ArrayDeque<>();
    private final Map<Fault, Long> injected = new EnumMap<>(Fault.class);
    private Plan plan = call -> Optional.empty();
    private Set<String> apis = Set.of();
    private long calls;

    /** Every n-th call goes wrong, in turn in each of these ways. Replaces the plan. */
    public synchronized Faults every(int n, Fault... faults) {
        if (n < 1 || faults.length == 0) {
            throw new IllegalArgumentException("every " + n + "-th call needs n >= 1 and a fault");
        }
        List<Fault> turn = List.of(faults);
        calls = 0;
        plan = call -> call % n == 0 ? Optional.of(turn.get((int) ((call / n - 1) % turn.size()))) : Optional.empty();
        return this;
    }

    /** So many of a hundred calls go wrong, by chance from a seed, in one of these ways. Replaces the plan. */
    public synchronized Faults seeded(long seed, int percent, Fault... faults) {
        List<Fault> ways = List.of(faults);
        Random random = new Random(seed);
        calls = 0;
        plan = call ->
                random.nextInt(100) < percent ? Optional.of(ways.get(random.nextInt(ways.size()))) : Optional.empty();
        return this;
    }

    /** The next calls go wrong like this, one after another. */
    public synchronized Faults next(Fault... faults) {
        queue.addAll(List.of(faults));
        return this;
    }

    /** From now on only calls of these APIs, such as {@code /orders/get}, count and go wrong; none means all. */
    public synchronized Faults only(String... on) {
        apis = Set.of(on);
        return this;
    }

    /** No more faults. */
    public synchronized Faults none() {
        queue.clear();
        plan = call -> Optional.empty();
        apis = Set.of();
        return this;
    }

    /** How many faults there were. */
    public synchronized long injected() {
        return injected.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many faults of this kind there were. */
    public synchronized long injected(Fault fault) {
        return injected.getOrDefault(fault, 0L);
    }

    /** What goes wrong with this call. */
    synchronized Optional<Fault> draw(String api) {
        if (!apis.isEmpty() && !apis.contains(api)) {
            return Optional.empty();
        }
        Fault queued = queue.poll();
        return queued == null ? plan.draw(++calls) : Optional.of(queued);
    }

    synchronized void count(Fault fault) {
        injected.merge(fault, 1L, Long::sum);
    }

    @FunctionalInterface
    private interface Plan {
        Optional<Fault> draw(long call);
    }
}
