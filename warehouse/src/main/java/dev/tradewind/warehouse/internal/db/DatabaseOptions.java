package dev.tradewind.warehouse.internal.db;

import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.Sleeper;
import dev.tradewind.core.time.SystemTime;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a database is used.
 *
 * @param schema the schema that holds our tables
 * @param connections greatest number of connections at a time
 * @param patience how long a transaction waits for a connection, and a writer for its turn; or null for what suits the engine
 * @param attempts how often a transaction is run when others get in its way
 * @param duckDb settings of DuckDB; of no use when it is opened from a DataSource, and on PostgreSQL
 * @param clock when set, {@link Tx#now()} reads it in place of the database's own clock: for tests
 * @param sleeper how to wait before a transaction is run again
 * @param chance jitter of that wait
 */
public record DatabaseOptions(
        String schema,
        int connections,
        @Nullable Duration patience,
        int attempts,
        DuckDb duckDb,
        @Nullable Clock clock,
        Sleeper sleeper,
        Chance chance) {
    /**
     * Limits of an embedded DuckDB.
     *
     * @param memory greatest size of its buffers, such as {@code 1GB}; the process takes some more
     * @param threads number of its own threads
     * @param spill where it may put what does not fit into memory, or null: beside the file ({@code <file>.tmp}), and
     *     nowhere for a database in memory
     */
    public record DuckDb(
            String memory, int threads, @Nullable Path spill) {
        public DuckDb {
            Objects.requireNonNull(memory, "memory");
            if (threads < 1) {
                throw new IllegalArgumentException("threads must be at least 1, got: " + threads);
            }
        }
    }

    public DatabaseOptions {
        Objects.requireNonNull(duckDb, "duckDb");
        Objects.requireNonNull(sleeper, "sleeper");
        Objects.requireNonNull(chance, "chance");
        if (schema.isBlank() || schema.length() > 63) {
            throw new IllegalArgumentException("schema must have 1 to 63 characters, got: '" + schema + "'");
        }
        if (connections < 1 || attempts < 1) {
            throw new IllegalArgumentException("connections and attempts must be at least 1");
        }
    }

    /**
     * Schema {@code tradewind}, 2 connections, the engine's own patience, 5 attempts; DuckDB with 1 GB and at most 4 threads; the
     * machine's time.
     */
    public static DatabaseOptions defaults() {
        int threads = Math.min(4, Runtime.getRuntime().availableProcessors());
        return new DatabaseOptions(
                "tradewind",
                2,
                null,
                5,
                new DuckDb("1GB", threads, null),
                null,
                SystemTime.sleeper(),
                SystemTime.chance());
    }

    /** The same with another schema. */
    public DatabaseOptions schema(String name) {
        return new DatabaseOptions(name, connections, patience, attempts, duckDb, clock, sleeper, chance);
    }

    /** The same with another number of connections. */
    public DatabaseOptions connections(int count) {
        return new DatabaseOptions(schema, count, patience, attempts, duckDb, clock, sleeper, chance);
    }

    /** The same with another patience. */
    public DatabaseOptions patience(Duration duration) {
        Objects.requireNonNull(duration, "duration");
        return new DatabaseOptions(schema, connections, duration, attempts, duckDb, clock, sleeper, chance);
    }

    /** The same with another number of attempts. */
    public DatabaseOptions attempts(int count) {
        return new DatabaseOptions(schema, connections, patience, count, duckDb, clock, sleeper, chance);
    }

    /** The same with other limits of DuckDB. */
    public DatabaseOptions duckDb(DuckDb limits) {
        return new DatabaseOptions(schema, connections, patience, attempts, limits, clock, sleeper, chance);
    }

    /** The same with a clock in place of the database's. */
    public DatabaseOptions clock(Clock instead) {
        return new DatabaseOptions(schema, connections, patience, attempts, duckDb, instead, sleeper, chance);
    }

    /** The same with another way to wait. */
    public DatabaseOptions waiting(Sleeper other, Chance jitter) {
        return new DatabaseOptions(schema, connections, patience, attempts, duckDb, clock, other, jitter);
    }
}
