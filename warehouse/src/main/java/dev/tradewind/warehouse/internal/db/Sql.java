package dev.tradewind.warehouse.internal.db;

import dev.tradewind.warehouse.internal.schema.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Small things of JDBC that both engines need. */
public final class Sql {
    private Sql() {}

    /** Binds an instant in plain JDBC. */
    public static void bind(PreparedStatement statement, int index, @Nullable Instant instant, Dialect dialect)
            throws SQLException {
        if (instant == null) {
            statement.setNull(index, dialect == Dialect.DUCKDB ? Types.TIMESTAMP : Types.TIMESTAMP_WITH_TIMEZONE);
        } else if (dialect == Dialect.DUCKDB) {
            statement.setObject(index, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        } else {
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        }
    }

    /** Reads an instant in plain JDBC. */
    public static @Nullable Instant instant(ResultSet rows, int index, Dialect dialect) throws SQLException {
        if (dialect == Dialect.DUCKDB) {
            LocalDateTime time = rows.getObject(index, LocalDateTime.class);
            return time == null ? null : time.toInstant(ZoneOffset.UTC);
        }
        OffsetDateTime time = rows.getObject(index, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Runs a statement that gives no rows. */
    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static Instant now(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select current_timestamp")) {
            rows.next();
            return micros(rows.getObject(1, OffsetDateTime.class).toInstant());
        }
    }

    static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
