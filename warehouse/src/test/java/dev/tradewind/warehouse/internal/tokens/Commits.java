package dev.tradewind.warehouse.internal.tokens;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Hands out connections whose next commits lose their answers, after or before the database has done them. */
final class Commits implements DataSource {
    private final DataSource database;
    private volatile int losing;
    private volatile boolean done;
    private volatile Runnable meanwhile = () -> {};
    private volatile int lost;

    Commits(DataSource database) {
        this.database = database;
    }

    /** Loses the answers of the next commits. */
    void lose(int count, boolean afterTheyWereDone) {
        losing = count;
        done = afterTheyWereDone;
    }

    /** What happens at a lost answer. */
    void meanwhile(Runnable work) {
        meanwhile = work;
    }

    int lost() {
        return lost;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = database.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Commits.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit") && losing > 0) {
                        losing--;
                        lost++;
                        commitOrNot(real);
                        meanwhile.run();
                        throw new SQLException("An I/O error occurred while sending to the backend.", "08006");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private void commitOrNot(Connection real) throws SQLException {
        if (done) {
            real.commit();
        } else {
            real.rollback();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return database.getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return database.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        database.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        database.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return database.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(Commits.class.getName());
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return database.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return database.isWrapperFor(type);
    }
}
