package dev.tradewind.warehouse.internal.db;

import dev.tradewind.core.error.ConfigException;
import dev.tradewind.warehouse.internal.schema.Dialect;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One database, used through transactions of our own: never the caller's, at most {@link DatabaseOptions#connections()} at a
 * time, none kept between two of them except idle ones that were made from a URL. Safe for use by several threads.
 *
 * <p>{@link #close()} closes what was opened here, never a caller's DataSource.
 */
public final class Database implements AutoCloseable {
    private final ConnectionSource source;
    private final Engine engine;
    private final Names names;
    private final DatabaseOptions options;
    private final Turns turns;
    private final Set<Thread> inside = ConcurrentHashMap.newKeySet();

    private Database(ConnectionSource source, Engine engine, Names names, DatabaseOptions options) {
        this.source = source;
        this.engine = engine;
        this.names = names;
        this.options = options;
        this.turns = new Turns(options.connections(), engine.singleWriter(), patience());
    }

    /**
     * Opens a database by its URL: {@code jdbc:duckdb:FILE}, {@code jdbc:duckdb:} in memory, or {@code jdbc:postgresql:...}.
     *
     * @throws ConfigException when the driver or the database is not there, or the file is open in another process
     */
    public static Database open(String url, @Nullable String user, @Nullable String password, DatabaseOptions options) {
        JooqCheck.run();
        Dialect dialect = Drivers.dialect(url);
        Driver driver = Drivers.load(dialect);
        ConnectionSource source = dialect == Dialect.DUCKDB
                ? DuckDbSource.open(driver, url, options.duckDb())
                : new DriverSource(driver, url, user, password);
        return started(dialect, source, options);
    }

    /**
     * Uses a database through the caller's pool. On PostgreSQL each transaction borrows one connection and gives it back as it
     * was; DuckDB's is asked once, for a connection from which ours are made.
     *
     * @throws ConfigException when the pool is of another database, or its connections cannot be unwrapped
     */
    public static Database on(DataSource pool, DatabaseOptions options) {
        JooqCheck.run();
        try {
            Dialect dialect = dialect(pool);
            ConnectionSource source = dialect == Dialect.DUCKDB ? DuckDbSource.on(pool) : new PoolSource(pool);
            return started(dialect, source, options);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /** The engine. */
    public Dialect dialect() {
        return names.dialect();
    }

    /** How long a transaction waits for a connection, and a writer for its turn. */
    Duration patience() {
        Duration asked = options.patience();
        return asked == null ? engine.patience() : asked;
    }

    /** The name of the schema that holds our tables. */
    public String schema() {
        return names.schemaName();
    }

    /**
     * Runs work in one transaction and commits it. When other transactions get in its way it is rolled back and run again
     * from the start; on DuckDB writers wait for each other. Must not be called inside another transaction of this thread. An
     * interrupt does not end it: pools and drivers would take it for a failure. The thread is interrupted again afterwards.
     *
     * @throws DatabaseException when the database refuses or fails
     */
    public <T extends @Nullable Object> T write(TxWork<T> work) {
        return repeated(work);
    }

    /** As {@link #write}, without a result. */
    public void run(TxTask task) {
        repeated(tx -> {
            task.run(tx);
            return true;
        });
    }

    /** Runs work that only reads, on one unchanging state of the database. */
    public <T extends @Nullable Object> T read(TxWork<T> work) {
        try {
            return once(work, false);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /** Closes the connections that were opened here. Transactions that still run fail. */
    @Override
    public void close() {
        try {
            source.close();
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    private <T extends @Nullable Object> T repeated(TxWork<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work, true);
            } catch (SQLException e) {
                if (!engine.isConflict(e)) {
                    throw Failures.of(e);
                }
                if (attempt >= options.attempts()) {
                    throw Failures.conflict(attempt, e);
                }
                turns.pause(attempt, options.sleeper(), options.chance());
            }
        }
    }

    private <T extends @Nullable Object> T once(TxWork<T> work, boolean write) throws SQLException {
        if (!inside.add(Thread.currentThread())) {
            throw new IllegalStateException("a transaction must not be opened inside another one");
        }
        boolean interrupted = Thread.interrupted();
        try (Turns.Turn turn = turns.take(write)) {
            Session session = Session.open(source, engine);
            try {
                return session.run(work, write, names, options.clock());
            } finally {
                session.end();
            }
        } finally {
            inside.remove(Thread.currentThread());
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Database started(Dialect dialect, ConnectionSource source, DatabaseOptions options) {
        Engine engine = Drivers.engine(dialect, options.schema());
        try {
            Session session = Session.open(source, engine);
            try {
                Names names = session.names(dialect, options.schema());
                return new Database(source, engine, names, options);
            } finally {
                session.end();
            }
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    private static Dialect dialect(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return Drivers.dialect(connection.getMetaData().getURL());
        }
    }
}
