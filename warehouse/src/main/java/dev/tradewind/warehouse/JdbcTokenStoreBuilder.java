package dev.tradewind.warehouse;

import dev.tradewind.core.auth.KeyProvider;
import dev.tradewind.core.auth.RecordSealer;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.Sleeper;
import dev.tradewind.core.time.SystemTime;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.DatabaseOptions;
import dev.tradewind.warehouse.internal.schema.TableDef;
import dev.tradewind.warehouse.internal.schema.migration.SingleTable;
import dev.tradewind.warehouse.internal.tokens.TokenDesk;
import dev.tradewind.warehouse.internal.tokens.TokenTable;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Opens a {@link JdbcTokenStore}. Defaults: schema {@code tradewind}, table {@code token_record}, migrations APPLY, the
 * machine's chance and sleep; keys have no default. Not safe for use by several threads.
 */
public final class JdbcTokenStoreBuilder {
    private static final String ADVICE =
            "Run the statements of JdbcTokenStore.ddl, open the store once with migrations APPLY, or name another table";

    private final Function<DatabaseOptions, Database> opener;
    private DatabaseOptions options = DatabaseOptions.defaults();
    private TableDef table = TokenTable.named("token_record");
    private Migrations migrations = Migrations.APPLY;
    private @Nullable KeyProvider keys;
    private Chance chance = SystemTime.chance();
    private Sleeper sleeper = SystemTime.sleeper();

    JdbcTokenStoreBuilder(Function<DatabaseOptions, Database> opener) {
        this.opener = opener;
    }

    /** The schema that holds the table; made when it is missing and migrations are APPLY. */
    public JdbcTokenStoreBuilder schema(String name) {
        options = options.schema(name);
        return this;
    }

    /** The table's name. */
    public JdbcTokenStoreBuilder table(String name) {
        table = TokenTable.named(name);
        return this;
    }

    /** The keys that tokens are encrypted with. Required. */
    public JdbcTokenStoreBuilder keys(KeyProvider value) {
        keys = Objects.requireNonNull(value, "value");
        return this;
    }

    /** What may happen to the table now. */
    public JdbcTokenStoreBuilder migrations(Migrations mode) {
        migrations = Objects.requireNonNull(mode, "mode");
        return this;
    }

    /** Where initialisation vectors, first versions and jitter come from. */
    public JdbcTokenStoreBuilder chance(Chance value) {
        chance = Objects.requireNonNull(value, "value");
        return this;
    }

    /** How to wait before a transaction is run again. */
    public JdbcTokenStoreBuilder sleeper(Sleeper value) {
        sleeper = Objects.requireNonNull(value, "value");
        return this;
    }

    /**
     * Opens the store.
     *
     * @throws ConfigException when no keys were given, the driver or the database is missing, or the table is not as expected
     */
    public JdbcTokenStore build() {
        if (keys == null) {
            throw new ConfigException(
                    "a token store in a database needs keys, got none",
                    "Call keys(KeyProvider.fromBase64(...)); tokens are never stored in the clear.",
                    null);
        }
        Database database = opener.apply(options.waiting(sleeper, chance));
        try {
            SingleTable.run(database, table, migrations.mode(), ADVICE);
            String home = "the table " + database.schema() + "." + table.name();
            RecordSealer sealer = RecordSealer.of(home, keys, chance);
            return new JdbcTokenStore(database, home, new TokenDesk(database, table, home, sealer, chance, sleeper));
        } catch (RuntimeException | Error failed) {
            database.close();
            throw failed;
        }
    }
}
