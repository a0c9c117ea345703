package dev.tradewind.warehouse.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A pool that counts its connections which are in use: now, at most, and by the thread that took them. */
final class CountedPool {
    private final DataSource real;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final Map<Thread, Integer> holders = new ConcurrentHashMap<>();

    CountedPool(DataSource real) {
        this.real = real;
    }

    /** The pool. */
    DataSource source() {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object result = call(real, method, arguments);
            return method.getName().equals("getConnection") ? taken((Connection) result) : result;
        });
    }

    int open() {
        return open.get();
    }

    int mostOpen() {
        return most.get();
    }

    boolean isHeldByThisThread() {
        return holders.containsKey(Thread.currentThread());
    }

    private Connection taken(Connection connection) {
        Thread holder = Thread.currentThread();
        holders.merge(holder, 1, Integer::sum);
        most.accumulateAndGet(open.incrementAndGet(), Math::max);
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = call(connection, method, arguments);
            if (method.getName().equals("close")) {
                holders.computeIfPresent(holder, (thread, count) -> count == 1 ? null : count - 1);
                open.decrementAndGet();
            }
            return result;
        });
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(CountedPool.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
