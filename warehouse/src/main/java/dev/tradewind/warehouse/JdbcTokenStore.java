package dev.tradewind.warehouse;

import dev.tradewind.core.auth.JdbcLogin;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.auth.TokenRecord;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.auth.Versioned;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.schema.Ddl;
import dev.tradewind.warehouse.internal.schema.Dialect;
import dev.tradewind.warehouse.internal.tokens.TokenDesk;
import dev.tradewind.warehouse.internal.tokens.TokenTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * Token records in a table, for threads and processes of many machines on PostgreSQL, and of one process on DuckDB. Tokens
 * are encrypted with AES-256-GCM and bound to all else that their record says; a row that was changed, swapped or put under
 * another account does not open. Versions, generations, expiries and key ids are columns of their own.
 *
 * <p>Uses transactions of its own, never the caller's, on at most two connections, and holds none during a call to a platform
 * or to a key provider. A save whose commit was not answered is found out and finished, also on a thread that is asked to
 * stop. Safe for use by several threads; {@link #close()} closes what was opened here, never a DataSource.
 */
public final class JdbcTokenStore implements TokenStore, AutoCloseable {
    private final Database database;
    private final String home;
    private final TokenDesk desk;

    JdbcTokenStore(Database database, String home, TokenDesk desk) {
        this.database = database;
        this.home = home;
        this.desk = desk;
    }

    /** A store through the caller's pool, which stays the caller's to close. */
    public static JdbcTokenStoreBuilder on(DataSource pool) {
        return new JdbcTokenStoreBuilder(options -> Database.on(pool, options));
    }

    /** A store by the URL of its database: {@code jdbc:postgresql:...} or {@code jdbc:duckdb:FILE}. */
    public static JdbcTokenStoreBuilder open(String jdbcUrl) {
        return new JdbcTokenStoreBuilder(options -> Database.open(jdbcUrl, null, null, options));
    }

    /** A store by the URL of its database, with a user. */
    public static JdbcTokenStoreBuilder open(String jdbcUrl, String user, Secret password) {
        JdbcLogin login = new JdbcLogin(user, password);
        return new JdbcTokenStoreBuilder(options ->
                Database.open(jdbcUrl, login.user(), login.properties().getProperty("password"), options));
    }

    /**
     * The statements that make the table, for those who run DDL themselves.
     *
     * @param dialect {@code duckdb} or {@code postgres}
     */
    public static List<String> ddl(String dialect, String schema, String table) {
        Dialect engine = Dialect.valueOf(dialect.toUpperCase(Locale.ROOT));
        return Ddl.create(TokenTable.named(table), engine, engine.quote(schema));
    }

    @Override
    public Optional<Versioned> load(TokenKey key) {
        return desk.load(key);
    }

    @Override
    public OptionalLong save(TokenKey key, TokenRecord next, long expected) {
        return desk.save(key, next, expected);
    }

    @Override
    public void delete(TokenKey key) {
        desk.delete(key);
    }

    @Override
    public long reseal() {
        return desk.reseal();
    }

    /** Closes the connections that were opened here. */
    @Override
    public void close() {
        database.close();
    }

    @Override
    public String toString() {
        return "JdbcTokenStore(" + home + ")";
    }
}
