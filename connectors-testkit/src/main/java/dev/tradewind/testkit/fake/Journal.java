package dev.tradewind.testkit.fake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a fake platform was asked. Keeps counts and the last calls only, so it does not grow with the work; holds no value of
 * a parameter. Safe for use by several threads.
 */
public final class Journal {
    private static final int KEPT = 100;

    private final Map<String, Long> byApi = new TreeMap<>();
    private final Map<String, Long> byCode = new TreeMap<>();
    private final Deque<String> last = new ArrayDeque<>();
    private long calls;

    /** How many calls there were, those that went wrong included. */
    public synchronized long calls() {
        return calls;
    }

    /** How many calls of an API there were, such as {@code /orders/get}. */
    public synchronized long calls(String api) {
        return byApi.getOrDefault(api, 0L);
    }

    /** Calls by API. */
    public synchronized Map<String, Long> byApi() {
        return Map.copyOf(byApi);
    }

    /** How often the platform refused with this code of its own; faults are not counted here. */
    public synchronized long refusals(String code) {
        return byCode.getOrDefault(code, 0L);
    }

    /** Refusals by the platform's own code. */
    public synchronized Map<String, Long> byCode() {
        return Map.copyOf(byCode);
    }

    /** The last 100 calls, oldest first: method, path and names of parameters. */
    public synchronized List<String> last() {
        return List.copyOf(last);
    }

    /** Starts at zero again. */
    public synchronized void clear() {
        byApi.clear();
        byCode.clear();
        last.clear();
        calls = 0;
    }

    /** Notes that the platform refused a call. */
    public synchronized void refused(String code) {
        byCode.merge(code, 1L, Long::sum);
    }

    synchronized void called(String api, Call call) {
        calls++;
        byApi.merge(api, 1L, Long::sum);
        last.addLast(call.toString());
        if (last.size() > KEPT) {
            last.removeFirst();
        }
    }
}
