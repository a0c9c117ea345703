package dev.tradewind.warehouse.internal.tokens.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Platform;
import dev.tradewind.core.auth.KeyProvider;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.auth.TokenPair;
import dev.tradewind.core.auth.TokenRecord;
import dev.tradewind.core.auth.Versioned;
import dev.tradewind.warehouse.JdbcTokenStore;
import dev.tradewind.warehouse.contract.Engines;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The process that encrypts all records anew is killed in the middle of it. */
class ResealKillTest {
    private static final int ROWS = Boolean.getBoolean("tradewind.full") ? 10_000 : 450;

    private final String url = Engines.postgres(getClass()).url();

    @Test
    void load_afterAKillInTheMiddleOfReseal_opensEveryRecord() throws Exception {
        List<Versioned> saved = save();
        KeyProvider both = KeyProvider.fromBase64(TokenWorker.key(2), TokenWorker.key(1));
        killInTheMiddle();

        try (JdbcTokenStore store = JdbcTokenStore.open(url).keys(both).build()) {
            assertThat(load(store)).isEqualTo(saved);
            long left = ROWS - count("key_id = '" + both.currentKeyId() + "'");
            assertThat(left).as("what the dead one left").isPositive().isLessThan(ROWS);
            assertThat(store.reseal()).isEqualTo(left);
        }
        try (JdbcTokenStore store = open(2)) {
            assertThat(load(store)).as("with the new key alone").isEqualTo(saved);
        }
    }

    /** The row in the middle is held, so that the process waits there; then it is killed. */
    private void killInTheMiddle() throws Exception {
        try (Connection watcher = DriverManager.getConnection(url);
                Connection holder = DriverManager.getConnection(url);
                Statement statement = holder.createStatement();
                TokenProcess victim = TokenProcess.start(0, url, TokenClient.START, 1)) {
            holder.setAutoCommit(false);
            statement.execute("update tradewind.token_record set generation = generation where account = '"
                    + key(ROWS / 2).account() + "'");
            victim.order("reseal");
            while (number(watcher, "select count(*) from pg_locks where not granted") == 0) {
                Thread.onSpinWait();
            }
            victim.kill();
            holder.rollback();
        }
    }

    private List<Versioned> save() {
        List<Versioned> saved = new ArrayList<>();
        try (JdbcTokenStore store = open(1)) {
            for (int i = 0; i < ROWS; i++) {
                TokenPair pair = TokenClient.pair(i, TokenClient.START);
                TokenRecord record = new TokenRecord(pair, i, null, List.of(), null, null);
                saved.add(new Versioned(record, store.save(key(i), record, 0).orElseThrow()));
            }
        }
        return saved;
    }

    private static List<Versioned> load(JdbcTokenStore store) {
        List<Versioned> loaded = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            loaded.add(store.load(key(i)).orElseThrow());
        }
        return loaded;
    }

    private JdbcTokenStore open(int key) {
        Secret only = TokenWorker.key(key);
        return JdbcTokenStore.open(url).keys(KeyProvider.fromBase64(only)).build();
    }

    private long count(String condition) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            return number(connection, "select count(*) from tradewind.token_record where " + condition);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static TokenKey key(int number) {
        return new TokenKey(Platform.of("kiosk"), "app-1", "stall-%05d".formatted(number));
    }
}
