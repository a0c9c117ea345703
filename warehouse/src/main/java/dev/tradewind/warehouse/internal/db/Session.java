package dev.tradewind.warehouse.internal.db;

import dev.tradewind.warehouse.internal.schema.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** One connection for one transaction, left as it was found. */
final class Session {
    private final ConnectionSource source;
    private final Engine engine;
    private final Connection connection;
    private final boolean autoCommit;
    private boolean broken;

    private Session(ConnectionSource source, Engine engine, Connection connection, boolean autoCommit) {
        this.source = source;
        this.engine = engine;
        this.connection = connection;
        this.autoCommit = autoCommit;
    }

    static Session open(ConnectionSource source, Engine engine) throws SQLException {
        Connection connection = source.take();
        try {
            return new Session(source, engine, connection, connection.getAutoCommit());
        } catch (SQLException e) {
            source.giveBack(connection, true);
            throw e;
        }
    }

    Names names(Dialect dialect, String schema) throws SQLException {
        return new Names(dialect, engine.schema(connection, schema));
    }

    <T extends @Nullable Object> T run(TxWork<T> work, boolean write, Names names, @Nullable Clock clock)
            throws SQLException {
        Tx tx = new Tx(connection, engine, names, clock);
        boolean done = false;
        try {
            engine.begin(connection, write);
            T result = work.run(tx);
            connection.commit();
            done = true;
            return result;
        } catch (RuntimeException e) {
            throw Failures.unwrapped(e);
        } finally {
            if (!done) {
                rollback();
            }
        }
    }

    /** Gives the connection back. What fails here comes after the commit and must not look like a failed transaction. */
    void end() {
        try {
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            broken = true;
        }
        try {
            source.giveBack(connection, broken);
        } catch (SQLException e) {
            Failures.log("a connection could not be given back", e);
        }
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            broken = true;
            Failures.log("a rollback failed; the connection is dropped", e);
        }
    }
}
