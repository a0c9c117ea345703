package dev.tradewind.warehouse.internal.db;

import dev.tradewind.warehouse.internal.schema.Dialect;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * One transaction on one connection. Commit and rollback are the {@link Database}'s; good only inside the work that it was
 * handed to, on that thread.
 */
public final class Tx {
    private final Connection connection;
    private final Engine engine;
    private final Names names;
    private final @Nullable Clock clock;
    private final Set<TableDef> stagings = new LinkedHashSet<>();
    private @Nullable DSLContext dsl;

    Tx(Connection connection, Engine engine, Names names, @Nullable Clock clock) {
        this.connection = connection;
        this.engine = engine;
        this.names = names;
        this.clock = clock;
    }

    /** The connection, in a transaction; not to be committed or closed by the caller. */
    public Connection connection() {
        return connection;
    }

    /** The engine. */
    public Dialect dialect() {
        return names.dialect();
    }

    /** jOOQ on this transaction. Tables and columns come from {@link #table} and {@link #field}, qualified. */
    public DSLContext dsl() {
        if (dsl == null) {
            dsl = Jooq.on(connection, dialect());
        }
        return dsl;
    }

    /** A table or staging table for jOOQ, qualified. */
    public Table<Record> table(TableDef table) {
        return Jooq.table(names.parts(table));
    }

    /** A table's or staging table's name for SQL text, qualified and quoted. */
    public String name(TableDef table) {
        return names.sql(table);
    }

    /**
     * A column for jOOQ, qualified by its table. Instants are {@link Instant} on both engines.
     *
     * @param type the class of the column's type, see {@code ColumnType.javaType()}
     */
    public <T> Field<T> field(TableDef table, String column, Class<T> type) {
        return Jooq.field(table(table), table.column(column), type, dialect());
    }

    /** A column for jOOQ of a table that was given an alias, or of any other table-like thing. */
    public <T> Field<T> field(Table<?> alias, TableDef table, String column, Class<T> type) {
        return Jooq.field(alias, table.column(column), type, dialect());
    }

    /** An instant as a bind value for jOOQ, also in plain SQL text. */
    public Field<Instant> value(Instant instant) {
        return Jooq.value(instant, dialect());
    }

    /**
     * Opens the bulk path into a staging table, which is made empty when this transaction names it for the first time and is
     * gone after the transaction. Close it before the next statement.
     */
    public BulkRows bulk(TableDef staging) throws SQLException {
        create(staging);
        return engine.bulk(connection, staging);
    }

    /** Makes a staging table that is empty, also where this transaction has put rows into it before. */
    public void empty(TableDef staging) throws SQLException {
        if (!create(staging)) {
            Sql.execute(connection, "delete from " + name(staging));
        }
    }

    private boolean create(TableDef staging) throws SQLException {
        if (!staging.temporary()) {
            throw new IllegalArgumentException(staging.name() + " is not a staging table");
        }
        boolean created = stagings.add(staging);
        if (created) {
            engine.createStaging(connection, staging);
        }
        return created;
    }

    /**
     * Lets no other transaction that asks for the same shop run beside this one from here on: call it after the bulk rows and
     * before the first merge. Does nothing where there is only one writer.
     */
    public void lockShop(long shopKey) throws SQLException {
        engine.lock(connection, "shop", shopKey);
    }

    /** Lets no other transaction choose work of the same shop beside this one. Does nothing where there is one writer. */
    public void lockClaims(long shopKey) throws SQLException {
        engine.lock(connection, "claims", shopKey);
    }

    /** Lets no other transaction make a shop or a platform known beside this one. Does nothing where there is one writer. */
    public void lockRegister() throws SQLException {
        engine.lock(connection, "register", 0);
    }

    /** Lets no other transaction that asks for it change the tables of this schema beside this one. */
    public void lockSchema() throws SQLException {
        engine.lock(connection, "schema", 0);
    }

    /** The schema's own name. */
    public String schemaName() {
        return names.schemaName();
    }

    /** The schema's name for SQL text, qualified and quoted. */
    public String schema() {
        return names.schemaSql();
    }

    /** The database's clock, or the one that was put in its place; to the microsecond. */
    public Instant now() throws SQLException {
        return clock == null ? Sql.now(connection) : Sql.micros(clock.instant());
    }
}
