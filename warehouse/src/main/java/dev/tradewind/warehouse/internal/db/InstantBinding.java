package dev.tradewind.warehouse.internal.db;

import dev.tradewind.warehouse.internal.schema.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Instants as {@code timestamptz} on PostgreSQL and as UTC {@code timestamp} on DuckDB, whatever the zone of the session or
 * the JVM. jOOQ's own types go through one or the other.
 */
final class InstantBinding implements Binding<Object, Instant> {
    private static final long serialVersionUID = 1L;
    private final Dialect dialect;

    private InstantBinding(Dialect dialect) {
        this.dialect = dialect;
    }

    static DataType<Instant> type(Dialect dialect) {
        return SQLDataType.OTHER.asConvertedDataType(new InstantBinding(dialect));
    }

    @Override
    public Converter<Object, Instant> converter() {
        return Converter.of(Object.class, Instant.class, InstantBinding::toInstant, instant -> instant);
    }

    private static @Nullable Instant toInstant(@Nullable Object value) {
        if (value == null || value instanceof Instant) {
            return (Instant) value;
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC);
        }
        throw new IllegalArgumentException("not an instant: " + value.getClass());
    }

    @Override
    public void sql(BindingSQLContext<Instant> context) {
        if (context.render().paramType() == ParamType.INLINED) {
            context.render().visit(DSL.inline(String.valueOf(context.value()))).sql("::");
        } else {
            context.render().sql(context.variable()).sql("::");
        }
        context.render().sql(dialect == Dialect.DUCKDB ? "timestamp" : "timestamptz");
    }

    @Override
    public void set(BindingSetStatementContext<Instant> context) throws SQLException {
        Sql.bind(context.statement(), context.index(), context.value(), dialect);
    }

    @Override
    public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
        ResultSet rows = context.resultSet();
        context.value(Sql.instant(rows, context.index(), dialect));
    }

    @Override
    public void register(BindingRegisterContext<Instant> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("no procedures here");
    }

    @Override
    public void set(BindingSetSQLOutputContext<Instant> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("no procedures here");
    }

    @Override
    public void get(BindingGetStatementContext<Instant> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("no procedures here");
    }

    @Override
    public void get(BindingGetSQLInputContext<Instant> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("no procedures here");
    }
}
