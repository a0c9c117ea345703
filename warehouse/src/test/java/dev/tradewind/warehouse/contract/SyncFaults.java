package dev.tradewind.warehouse.contract;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** A pool whose connections kill the process, as far as a test can, at the n-th statement or commit. */
final class SyncFaults extends DelegatingDataSource {
    private final AtomicLong count = new AtomicLong();
    private volatile long killAt = Long.MAX_VALUE;

    SyncFaults(DataSource real) {
        super(real);
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
        return wrap(Connection.class, real().getConnection());
    }

    private <T> T wrap(Class<T> type, T target) {
        return proxy(type, (proxy, method, arguments) -> {
            String name = method.getName();
            boolean point = name.startsWith("execute") || name.equals("commit");
            if (point && count.incrementAndGet() >= killAt) {
                throw new Killed(name + " number " + count.get());
            }
            Object result = call(target, method, arguments);
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
        });
    }
}
