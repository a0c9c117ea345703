package dev.tradewind.warehouse.internal.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.auth.KeyProvider;
import dev.tradewind.core.auth.Versioned;
import dev.tradewind.core.error.TokenStoreException;
import dev.tradewind.warehouse.JdbcTokenStore;
import dev.tradewind.warehouse.contract.Engines;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Commits whose answers are lost: nobody knows whether the database has done them. */
class LostCommitTest {
    private static final KeyProvider KEYS = KeyProvider.fromBase64(Pairs.KEY_ONE);

    private Commits commits;
    private JdbcTokenStore store;
    private JdbcTokenStore other;
    private long version;

    @BeforeEach
    void open() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(Engines.postgres(getClass()).url());
        commits = new Commits(database);
        store = JdbcTokenStore.on(commits).keys(KEYS).sleeper(duration -> {}).build();
        other = JdbcTokenStore.on(database).keys(KEYS).build();
        version = store.save(Pairs.shop(1), Pairs.record(1), 0).orElseThrow();
    }

    @AfterEach
    void close() {
        store.close();
        other.close();
    }

    @Test
    void save_whoseAnswerWasLost_isSavedOnce() {
        for (boolean done : new boolean[] {true, false}) {
            commits.lose(1, done);
            OptionalLong saved = store.save(Pairs.shop(1), Pairs.record(2), version);

            assertThat(saved).hasValue(version + 1);
            assertThat(store.load(Pairs.shop(1))).contains(new Versioned(Pairs.record(2), version + 1));
            version++;
        }
        assertThat(commits.lost()).isEqualTo(2);
    }

    @Test
    void save_ofAFirstRecordWhoseAnswerWasLost_isSavedOnce() {
        commits.lose(1, true);
        long first = store.save(Pairs.shop(2), Pairs.record(0), 0).orElseThrow();

        assertThat(store.load(Pairs.shop(2))).contains(new Versioned(Pairs.record(0), first));
        assertThat(store.save(Pairs.shop(2), Pairs.record(0), 0)).isEmpty();
    }

    @Test
    void save_thatWasNotDoneAndWasOvertaken_saysThatSomebodyElseWasFirst() {
        commits.meanwhile(() -> other.save(Pairs.shop(1), Pairs.record(2), version));
        commits.lose(1, false);

        // The same record, sealed by somebody else, is not ours.
        assertThat(store.save(Pairs.shop(1), Pairs.record(2), version)).isEmpty();
    }

    @Test
    void save_whileNoAnswerComes_isATypedErrorAndAThreadThatIsToStopStaysSo() {
        commits.meanwhile(() -> Thread.currentThread().interrupt());
        commits.lose(100, false);

        assertThatThrownBy(() -> store.save(Pairs.shop(1), Pairs.record(2), version))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContainingAll("kiosk/app-1/stall-00001", "tradewind.token_record");
        assertThat(Thread.interrupted()).isTrue();
        commits.lose(0, false);
        assertThat(store.load(Pairs.shop(1))).contains(new Versioned(Pairs.record(1), version));
    }
}
