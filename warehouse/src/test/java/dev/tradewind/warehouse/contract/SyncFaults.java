package dev.tradewind.warehouse.contract;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A pool whose connections kill the process, as far as a test can, at the n-th statement or commit. */
final class SyncFaults implements DataSource {
    private final DataSource real;
    private final AtomicLong count = new AtomicLong();
    private volatile long killAt = Long.MAX_VALUE;

    SyncFaults(DataSource real) {
        this.real = real;
    }

    /** The end of the process: nobody may catch it and go on. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed(String where) {
            super(where, null, false, false);
        }
    }

    /** From now on, the n-th point kills; counted from 1. */
    void arm(long n) {
        count.set(0);
        killAt = n;
    }

    /** Never kills. */
    void disarm() {
        arm(Long.MAX_VALUE);
    }

    /** How many points were passed since it was armed. */
    long points() {
        return count.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return wrap(Connection.class, real.getConnection());
    }

    private <T> T wrap(Class<T> type, T target) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            String name = method.getName();
            boolean point = name.startsWith("execute") || name.equals("commit");
            if (point && count.incrementAndGet() >= killAt) {
                throw new Killed(name + " number " + count.get());
            }
            try {
                Object result = method.invoke(target, arguments);
                if (name.equals("commit") && count.incrementAndGet() >= killAt) {
                    throw new Killed("after commit number " + count.get());
                }
                if (result instanceof CallableStatement) {
                    return result;
                } else if (result instanceof PreparedStatement statement) {
                    return wrap(PreparedStatement.class, statement);
                } else if (result instanceof Statement statement) {
                    return wrap(Statement.class, statement);
                }
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(SyncFaults.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }
}
