package dev.tradewind.warehouse.internal.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.auth.KeyProvider;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.auth.Versioned;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.error.TokenStoreException;
import dev.tradewind.testkit.contract.TokenStoreContract;
import dev.tradewind.warehouse.JdbcTokenStore;
import dev.tradewind.warehouse.JdbcTokenStoreBuilder;
import dev.tradewind.warehouse.Migrations;
import dev.tradewind.warehouse.contract.TestDatabase;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.DatabaseOptions;
import dev.tradewind.warehouse.internal.db.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store in a table must do on every engine beyond what every store must. */
abstract class JdbcTokenStoreContract extends TokenStoreContract {
    private static final boolean FULL = Boolean.getBoolean("tradewind.full");
    private static final KeyProvider ONE = KeyProvider.fromBase64(Pairs.KEY_ONE);
    private static final KeyProvider BOTH = KeyProvider.fromBase64(Pairs.KEY_TWO, Pairs.KEY_ONE);
    private static final KeyProvider TWO = KeyProvider.fromBase64(Pairs.KEY_TWO);

    private final List<JdbcTokenStore> opened = new ArrayList<>();
    private TestDatabase database;
    private Database raw;

    /** An empty database. */
    abstract TestDatabase newDatabase();

    @BeforeEach
    void prepare() {
        database = newDatabase();
        raw = database.open(DatabaseOptions.defaults());
    }

    @AfterEach
    void close() {
        opened.forEach(JdbcTokenStore::close);
        raw.close();
    }

    @Override
    protected TokenStore store() {
        return with(ONE);
    }

    private JdbcTokenStoreBuilder builder(KeyProvider keys) {
        return JdbcTokenStore.open(database.url()).keys(keys).sleeper(duration -> {});
    }

    private JdbcTokenStore open(JdbcTokenStoreBuilder builder) {
        JdbcTokenStore store = builder.build();
        opened.add(store);
        return store;
    }

    private JdbcTokenStore with(KeyProvider keys) {
        return open(builder(keys));
    }

    @Test
    void table_holdsNoSecretAndReadableFacts() {
        JdbcTokenStore store = with(ONE);
        store.save(Pairs.shop(1), Pairs.record(3), 0);

        assertThat(text("select * from tradewind.token_record"))
                .doesNotContain(Pairs.CANARY)
                .contains("kiosk|app-1|stall-00001|", "|3|" + ONE.currentKeyId() + "|2026-11-01 ", "|2026-12-01 ");
        assertThat(store.toString()).isEqualTo("JdbcTokenStore(the table tradewind.token_record)");
    }

    @Test
    void save_afterADelete_doesNotTakeTheOldVersionAgain() {
        JdbcTokenStore store = with(ONE);
        long first = store.save(Pairs.shop(1), Pairs.record(1), 0).orElseThrow();
        store.delete(Pairs.shop(1));
        long second = store.save(Pairs.shop(1), Pairs.record(2), 0).orElseThrow();

        assertThat(second).isNotEqualTo(first).isPositive();
        assertThat(store.save(Pairs.shop(1), Pairs.record(3), first)).isEmpty();
    }

    @Test
    void load_afterAnyBitOfTheRecordWasChanged_isATypedErrorOrTheSameRecord() {
        JdbcTokenStore store = with(ONE);
        Versioned saved = new Versioned(
                Pairs.record(1), store.save(Pairs.shop(1), Pairs.record(1), 0).orElseThrow());
        String good = text("select record from tradewind.token_record");
        int refused = 0;
        int tried = 0;
        for (int i = 0; i < good.length(); i++) {
            for (int bit = FULL ? 0 : i % 7; bit < 7; bit += FULL ? 1 : 7) {
                char flipped = (char) (good.charAt(i) ^ (1 << bit));
                if (flipped != 0) {
                    tried++;
                    update("record", good.substring(0, i) + flipped + good.substring(i + 1));
                    refused += isRefused(store, saved) ? 1 : 0;
                }
            }
        }
        assertThat(refused).isEqualTo(tried);
    }

    private static boolean isRefused(TokenStore store, Versioned saved) {
        try {
            assertThat(store.load(Pairs.shop(1))).contains(saved);
            return false;
        } catch (TokenStoreException refused) {
            assertThat(refused).hasMessageContaining("tradewind.token_record").hasMessageNotContaining(Pairs.CANARY);
            return true;
        }
    }

    @Test
    void load_afterAnyOtherColumnWasChanged_saysSo() {
        JdbcTokenStore store = with(ONE);
        store.save(Pairs.shop(1), Pairs.record(1), 0);
        for (String change : List.of(
                "version = version + 1",
                "generation = 7",
                "key_id = 'k-other'",
                "access_expires_at = null",
                "refresh_expires_at = timestamp '2031-01-01 00:00:00'")) {
            String column = change.substring(0, change.indexOf(' '));
            execute("create table tradewind.kept as select * from tradewind.token_record");
            execute("update tradewind.token_record set " + change);

            assertThatThrownBy(() -> store.load(Pairs.shop(1)))
                    .as(change)
                    .isInstanceOf(TokenStoreException.class)
                    .hasMessageContainingAll("kiosk/app-1/stall-00001", "was changed");
            execute("update tradewind.token_record set " + column + " = (select " + column + " from tradewind.kept)");
            execute("drop table tradewind.kept");
        }
        assertThat(store.load(Pairs.shop(1))).isPresent();
    }

    @Test
    void load_ofRowsThatWereSwapped_isRefused() {
        JdbcTokenStore store = with(ONE);
        store.save(Pairs.shop(1), Pairs.record(1), 0);
        store.save(Pairs.shop(2), Pairs.record(1), 0);
        execute("update tradewind.token_record set account = 'x' where account = 'stall-00001'");
        execute("update tradewind.token_record set account = 'stall-00001' where account = 'stall-00002'");
        execute("update tradewind.token_record set account = 'stall-00002' where account = 'x'");

        for (int shop = 1; shop <= 2; shop++) {
            int number = shop;
            assertThatThrownBy(() -> store.load(Pairs.shop(number)))
                    .isInstanceOf(TokenStoreException.class)
                    .hasMessageContaining("backup");
        }
    }

    @Test
    void load_withAnotherKey_saysWhichOneIsMissing() {
        with(ONE).save(Pairs.shop(1), Pairs.record(1), 0);

        assertThatThrownBy(() -> with(TWO).load(Pairs.shop(1)))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("no key " + ONE.currentKeyId());
    }

    @Test
    void reseal_withANewKey_rewritesAllAndKeepsVersions() {
        JdbcTokenStore store = with(ONE);
        int shops = FULL ? 10_000 : 450;
        List<Long> versions = new ArrayList<>();
        for (int shop = 0; shop < shops; shop++) {
            versions.add(store.save(Pairs.shop(shop), Pairs.record(shop), 0).orElseThrow());
        }
        JdbcTokenStore both = with(BOTH);
        both.save(Pairs.shop(1), Pairs.record(9), versions.get(1));

        assertThat(both.reseal()).isEqualTo(shops - 1);
        assertThat(both.reseal()).as("nothing is left to do").isZero();
        JdbcTokenStore onlyNew = with(TWO);
        for (int shop = 2; shop < shops; shop++) {
            assertThat(onlyNew.load(Pairs.shop(shop))).contains(new Versioned(Pairs.record(shop), versions.get(shop)));
        }
    }

    @Test
    void reseal_withARecordOfAnUnknownKey_doesTheOthersAndSaysWhich() {
        with(KeyProvider.fromBase64("lost", Pairs.KEY_TWO)).save(Pairs.shop(1), Pairs.record(1), 0);
        with(ONE).save(Pairs.shop(2), Pairs.record(2), 0);

        assertThatThrownBy(() -> with(BOTH).reseal())
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContainingAll("1 of 2 records", "kiosk/app-1/stall-00001", "no key lost");
        assertThat(with(TWO).load(Pairs.shop(2))).isPresent();
    }

    @Test
    void save_onAnInterruptedThread_isDoneAndTheThreadStaysInterrupted() {
        JdbcTokenStore store = with(ONE);
        Thread.currentThread().interrupt();
        OptionalLong version = store.save(Pairs.shop(1), Pairs.record(1), 0);
        Optional<Versioned> loaded = store.load(Pairs.shop(1));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(version).isPresent();
        assertThat(loaded).isPresent();
    }

    @Test
    void build_withHostileNames_keepsThemApart() {
        String schema = "to\"ken; drop schema x; --";
        JdbcTokenStore store = open(builder(ONE).schema(schema).table("Record's \"{table}\""));
        JdbcTokenStore other = open(builder(ONE).schema(schema).table("other"));
        store.save(Pairs.shop(1), Pairs.record(1), 0);

        assertThat(store.load(Pairs.shop(1))).isPresent();
        assertThat(other.load(Pairs.shop(1))).isEmpty();
    }

    @Test
    void build_withoutTheTable_isRefusedUnlessItMayMakeIt() {
        assertThatThrownBy(() -> builder(ONE).migrations(Migrations.VALIDATE).build())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("table token_record is missing")
                .hasMessageContaining("JdbcTokenStore.ddl");

        execute("create schema tradewind");
        String dialect = database.url().startsWith("jdbc:duckdb:") ? "duckdb" : "postgres";
        for (String statement : JdbcTokenStore.ddl(dialect, "tradewind", "token_record")) {
            execute(statement);
        }
        JdbcTokenStore store = open(builder(ONE).migrations(Migrations.VALIDATE));
        assertThat(store.save(Pairs.shop(1), Pairs.record(1), 0)).isPresent();
    }

    @Test
    void build_onATableOfAnotherKind_isRefusedAndLeavesItAlone() {
        execute("create schema tradewind");
        execute("create table tradewind.token_record (version bigint primary key)");

        assertThatThrownBy(() -> with(ONE))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("column token_record.record is missing");
    }

    @Test
    void build_withoutKeys_saysWhatToCall() {
        assertThatThrownBy(() -> JdbcTokenStore.open(database.url()).build())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("keys(");
    }

    private void update(String column, String value) {
        execute("update tradewind.token_record set " + column + " = '" + value.replace("'", "''") + "'");
    }

    private void execute(String sql) {
        raw.run(tx -> Sql.execute(tx.connection(), sql));
    }

    private String text(String sql) {
        return raw.read(tx -> {
            try (Statement statement = tx.connection().createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                return text(rows);
            }
        });
    }

    private static String text(ResultSet rows) throws SQLException {
        StringBuilder text = new StringBuilder();
        while (rows.next()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                text.append(i == 1 ? "" : "|").append(rows.getString(i));
            }
        }
        return text.toString();
    }
}
