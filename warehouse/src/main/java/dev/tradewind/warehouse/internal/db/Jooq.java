package dev.tradewind.warehouse.internal.db;

import dev.tradewind.warehouse.internal.schema.ColumnDef;
import dev.tradewind.warehouse.internal.schema.Dialect;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Makes jOOQ's objects from our definitions. */
final class Jooq {
    private Jooq() {}

    static DSLContext on(Connection connection, Dialect dialect) {
        // Loggers of a host must not see rows.
        Settings settings = new Settings().withExecuteLogging(false);
        return DSL.using(connection, sqlDialect(dialect), settings);
    }

    static Table<Record> table(List<String> parts) {
        return DSL.table(DSL.name(parts));
    }

    static <T> Field<T> field(Table<?> table, ColumnDef column, Class<T> type, Dialect dialect) {
        if (!column.type().javaType().equals(type)) {
            throw new IllegalArgumentException("column " + column.name() + " is of "
                    + column.type().javaType().getSimpleName() + ", not " + type.getSimpleName());
        }
        @SuppressWarnings("unchecked") // The data type's class is the column's, which was checked above.
        DataType<T> dataType = (DataType<T>) dataType(column, dialect);
        return DSL.field(table.getQualifiedName().append(column.name()), dataType);
    }

    static Field<Instant> value(Instant instant, Dialect dialect) {
        return DSL.val(Sql.micros(instant), InstantBinding.type(dialect));
    }

    private static DataType<?> dataType(ColumnDef column, Dialect dialect) {
        return switch (column.type()) {
            case LONG -> SQLDataType.BIGINT;
            case INT -> SQLDataType.INTEGER;
            case SHORT -> SQLDataType.SMALLINT;
            case MONEY, RATE -> SQLDataType.DECIMAL(19, column.type().scale());
            case TEXT -> SQLDataType.VARCHAR;
            case TIMESTAMP -> InstantBinding.type(dialect);
            case DATE -> SQLDataType.LOCALDATE;
            case FLAG -> SQLDataType.BOOLEAN;
        };
    }

    private static SQLDialect sqlDialect(Dialect dialect) {
        return dialect == Dialect.DUCKDB ? SQLDialect.DUCKDB : SQLDialect.POSTGRES;
    }
}
