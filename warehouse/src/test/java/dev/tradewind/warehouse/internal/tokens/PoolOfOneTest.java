package dev.tradewind.warehouse.internal.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tradewind.core.auth.KeyProvider;
import dev.tradewind.core.error.TokenStoreException;
import dev.tradewind.warehouse.JdbcTokenStore;
import dev.tradewind.warehouse.contract.Engines;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pool whose only connection is in the hands of the caller. */
class PoolOfOneTest {
    @Test
    void load_insideTheCallersTransaction_waitsForThePoolOnceAndSaysWhy() throws SQLException {
        List<Duration> pauses = new ArrayList<>();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(Engines.postgres(getClass()).url());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(250);
        try (HikariDataSource pool = new HikariDataSource(config);
                JdbcTokenStore store = JdbcTokenStore.on(pool)
                        .keys(KeyProvider.fromBase64(Pairs.KEY_ONE))
                        .sleeper(pauses::add)
                        .build()) {
            store.save(Pairs.shop(1), Pairs.record(1), 0);
            try (Connection outer = pool.getConnection()) {
                outer.setAutoCommit(false);
                assertThatThrownBy(() -> store.load(Pairs.shop(1)))
                        .isInstanceOf(TokenStoreException.class)
                        .hasMessageContainingAll("gave no connection in time", "enlarge the pool");
            }
            assertThat(pauses).as("pauses before it was tried again").isEmpty();
            assertThat(store.load(Pairs.shop(1))).isPresent();
        }
    }
}
