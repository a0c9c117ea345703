package dev.tradewind.warehouse.internal.tokens;

import dev.tradewind.core.Platform;
import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.error.TokenStoreException;
import dev.tradewind.warehouse.internal.db.Sql;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements on the table, each inside a transaction of the caller. Understood alike by both engines. */
final class TokenRows {
    private static final String COLUMNS =
            "platform, app, account, version, generation, key_id, access_expires_at, refresh_expires_at, record";
    private static final String IS_KEY = " where platform = ? and app = ? and account = ?";

    private final TableDef table;

    TokenRows(TableDef table) {
        this.table = table;
    }

    Optional<TokenRow> find(Tx tx, TokenKey key) throws SQLException {
        try (PreparedStatement statement = prepare(tx, "select " + COLUMNS + " from {table}" + IS_KEY)) {
            bind(statement, 1, key);
            return list(tx, statement).stream().findFirst();
        }
    }

    /** The next rows in the order of their keys, from the first one on when there is none before them. */
    List<TokenRow> after(Tx tx, Optional<TokenKey> before, int most) throws SQLException {
        String sql = "select " + COLUMNS + " from {table}"
                + (before.isPresent() ? " where (platform, app, account) > (?, ?, ?)" : "")
                + " order by platform, app, account limit " + most;
        try (PreparedStatement statement = prepare(tx, sql)) {
            if (before.isPresent()) {
                bind(statement, 1, before.get());
            }
            return list(tx, statement);
        }
    }

    /** Adds a row unless its key has one. */
    boolean insert(Tx tx, TokenRow row) throws SQLException {
        String sql = "insert into {table} (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (platform, app, account) do nothing";
        try (PreparedStatement statement = prepare(tx, sql)) {
            bind(statement, 1, row.key());
            bindFacts(tx, statement, 4, row);
            return statement.executeUpdate() == 1;
        }
    }

    /** Replaces the row of a version. */
    boolean replace(Tx tx, TokenRow row, long version) throws SQLException {
        String sql = "update {table} set version = ?, generation = ?, key_id = ?, access_expires_at = ?,"
                + " refresh_expires_at = ?, record = ?" + IS_KEY + " and version = ?";
        try (PreparedStatement statement = prepare(tx, sql)) {
            bindFacts(tx, statement, 1, row);
            bind(statement, 7, row.key());
            statement.setLong(10, version);
            return statement.executeUpdate() == 1;
        }
    }

    /** Puts the same record in another encryption in place of a given one. */
    boolean reseal(Tx tx, TokenRow next, TokenRow old) throws SQLException {
        String sql = "update {table} set key_id = ?, record = ?" + IS_KEY + " and record = ?";
        try (PreparedStatement statement = prepare(tx, sql)) {
            statement.setString(1, next.keyId());
            statement.setString(2, next.sealed());
            bind(statement, 3, next.key());
            statement.setString(6, old.sealed());
            return statement.executeUpdate() == 1;
        }
    }

    void delete(Tx tx, TokenKey key) throws SQLException {
        try (PreparedStatement statement = prepare(tx, "delete from {table}" + IS_KEY)) {
            bind(statement, 1, key);
            statement.executeUpdate();
        }
    }

    private PreparedStatement prepare(Tx tx, String sql) throws SQLException {
        return tx.connection().prepareStatement(sql.replace("{table}", tx.name(table)));
    }

    private static void bind(PreparedStatement statement, int first, TokenKey key) throws SQLException {
        statement.setString(first, key.platform().code());
        statement.setString(first + 1, key.app());
        statement.setString(first + 2, key.account());
    }

    private static void bindFacts(Tx tx, PreparedStatement statement, int first, TokenRow row) throws SQLException {
        statement.setLong(first, row.version());
        statement.setLong(first + 1, row.generation());
        statement.setString(first + 2, row.keyId());
        Sql.bind(statement, first + 3, row.accessExpiresAt(), tx.dialect());
        Sql.bind(statement, first + 4, row.refreshExpiresAt(), tx.dialect());
        statement.setString(first + 5, row.sealed());
    }

    private static List<TokenRow> list(Tx tx, PreparedStatement statement) throws SQLException {
        List<TokenRow> all = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                all.add(new TokenRow(
                        key(rows),
                        rows.getLong(4),
                        rows.getLong(5),
                        rows.getString(6),
                        Sql.instant(rows, 7, tx.dialect()),
                        Sql.instant(rows, 8, tx.dialect()),
                        rows.getString(9)));
            }
        }
        return all;
    }

    private static TokenKey key(ResultSet rows) throws SQLException {
        String platform = rows.getString(1);
        try {
            return new TokenKey(Platform.of(platform), rows.getString(2), rows.getString(3));
        } catch (IllegalArgumentException changed) {
            throw new TokenStoreException(
                    "a row of tokens was changed: it is of the platform '" + platform + "', which cannot be",
                    "Bring the row back from a backup, or delete it and let the seller consent again.",
                    changed);
        }
    }
}
