package dev.tradewind.warehouse.internal.db;

import dev.tradewind.core.error.ConfigException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Connections to PostgreSQL borrowed from the caller's DataSource, each for one transaction. */
final class PoolSource implements ConnectionSource {
    private final DataSource pool;

    PoolSource(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection take() throws SQLException {
        Connection connection = pool.getConnection();
        try {
            if (!connection.isWrapperFor(BaseConnection.class)) {
                throw new ConfigException(
                        "the DataSource's connections do not unwrap to those of the PostgreSQL driver",
                        "COPY needs the driver's own connection: give the warehouse the pool itself",
                        null);
            }
            if (connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE) {
                throw new ConfigException(
                        "the DataSource handed out a connection that is inside a transaction",
                        "Give the warehouse the pool itself, not a proxy that joins the caller's transaction",
                        null);
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void giveBack(Connection connection, boolean broken) throws SQLException {
        connection.close();
    }

    @Override
    public void close() {
        // The pool is the caller's.
    }
}
