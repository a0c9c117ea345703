package dev.tradewind.warehouse.internal.tokens;

import dev.tradewind.core.auth.RecordSealer;
import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.auth.TokenRecord;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.auth.Versioned;
import dev.tradewind.core.error.TokenStoreException;
import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.Sleeper;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Token records in a table. Records are sealed before a transaction and opened after it, so that keys may come from
 * anywhere while no connection is held. Safe for use by several threads and processes.
 */
public final class TokenDesk implements TokenStore {
    private static final long FIRST_VERSIONS = 1L << 40;

    private final Database database;
    private final String home;
    private final TokenRows rows;
    private final RecordSealer sealer;
    private final Chance chance;
    private final Undisturbed undisturbed;

    /** Works on a table that is there. */
    public TokenDesk(
            Database database, TableDef table, String home, RecordSealer sealer, Chance chance, Sleeper sleeper) {
        this.database = database;
        this.home = home;
        this.rows = new TokenRows(table);
        this.sealer = sealer;
        this.chance = chance;
        this.undisturbed = new Undisturbed(home, sleeper);
    }

    @Override
    public Optional<Versioned> load(TokenKey key) {
        Optional<TokenRow> found =
                undisturbed.run("reading the tokens of " + key, () -> database.read(tx -> rows.find(tx, key)));
        return found.map(this::open);
    }

    @Override
    public OptionalLong save(TokenKey key, TokenRecord next, long expected) {
        // A first version that nobody can have seen: who still holds the version of a deleted record must not match.
        long version = expected == 0 ? 1 + number(FIRST_VERSIONS - 1) : expected + 1;
        TokenRow row = TokenRow.seal(sealer, key, new Versioned(next, version));
        boolean saved =
                undisturbed.run("saving the tokens of " + key, () -> database.write(tx -> isStored(tx, row, expected)));
        return saved ? OptionalLong.of(version) : OptionalLong.empty();
    }

    @Override
    public void delete(TokenKey key) {
        undisturbed.run(
                "deleting the tokens of " + key,
                () -> database.write(tx -> {
                    rows.delete(tx, key);
                    return true;
                }));
    }

    @Override
    public long reseal() {
        return new Resealing(database, rows, sealer, home, undisturbed).run();
    }

    /**
     * Whether the row is stored, by this transaction or by an earlier one whose commit succeeded although its answer was
     * lost. No two seals are alike: only ours can be equal.
     */
    private boolean isStored(Tx tx, TokenRow row, long expected) throws SQLException {
        boolean written = expected == 0 ? rows.insert(tx, row) : rows.replace(tx, row, expected);
        return written
                || rows.find(tx, row.key())
                        .filter(stored -> stored.sealed().equals(row.sealed()))
                        .isPresent();
    }

    private Versioned open(TokenRow row) {
        Versioned stored = row.open(sealer);
        if (stored == null) {
            throw new TokenStoreException(
                    "the row of " + row.key() + " in " + home
                            + " was changed: its columns do not say what its record says",
                    "Bring the row back from a backup, or delete it and let the seller consent again.",
                    null);
        }
        return stored;
    }

    private long number(long bound) {
        return Long.remainderUnsigned(
                ByteBuffer.wrap(chance.nextBytes(Long.BYTES)).getLong(), bound);
    }
}
