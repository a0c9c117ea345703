package dev.tradewind.warehouse.internal.tokens.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.auth.TokenManager;
import dev.tradewind.core.auth.TokenPair;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.warehouse.JdbcTokenStore;
import dev.tradewind.warehouse.contract.Engines;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while it renews, as {@code kill -9} does; another one goes on with what it left in the store. */
class TokenKillsTest {
    private static final boolean FULL = Boolean.getBoolean("tradewind.full");

    private final VirtualTime clock = VirtualTime.at(TokenClient.START);

    @TempDir
    private Path folder;

    private String file;
    private String database;

    @BeforeEach
    void stores() {
        file = folder.resolve("tokens.json").toString();
        database = Engines.postgres(getClass()).url();
    }

    @AfterEach
    void turnBack() {
        clock.set(TokenClient.START);
    }

    @Test
    void current_afterKillsBetweenAnswerAndSave_needsOneConsentAndNoStoreIsDamaged() throws Exception {
        for (int i = 0; i < (FULL ? 50 : 2); i++) {
            afterAKill(i % 2 == 0 ? file : database, SavePoint.ANSWERED, false, (server, store) -> {
                TokenManager next = new TokenClient(server.port(), clock).manager(store);
                for (int again = 0; again < 3; again++) {
                    assertThatThrownBy(next::current)
                            .isInstanceOf(ReauthorizeException.class)
                            .hasMessageContaining("consent again");
                }
                assertThat(server.calls()).as("the dead one's, and one").isEqualTo(2);
                TokenPair consent = TokenClient.pair(1, clock.instant());
                next.connect(consent);
                assertThat(next.current().value()).isEqualTo(consent.access());
            });
        }
    }

    @Test
    void current_afterKillsBetweenAnswerAndSave_recoversWhereATokenMayBeSpentAgain() throws Exception {
        for (int i = 0; i < (FULL ? 50 : 2); i++) {
            afterAKill(i % 2 == 0 ? database : file, SavePoint.ANSWERED, true, (server, store) -> {
                assertThat(new TokenClient(server.port(), clock)
                                .manager(store)
                                .current()
                                .value()
                                .reveal())
                        .isEqualTo("access-2");
                assertThat(server.calls()).isEqualTo(2);
            });
        }
    }

    @Test
    void refreshNow_afterKillsBetweenSaveAndUse_goesOnWithWhatWasSaved() throws Exception {
        for (int i = 0; i < (FULL ? 10 : 1); i++) {
            afterAKill(i % 2 == 0 ? database : file, SavePoint.SAVED, false, (server, store) -> {
                assertThat(new TokenClient(server.port(), clock)
                                .manager(store)
                                .refreshNow()
                                .value()
                                .reveal())
                        .isEqualTo("access-2");
                assertThat(server.refused()).isZero();
            });
        }
    }

    @Test
    void current_afterKillsAnywhereInRenewals_isATokenOrNeedsAConsent() throws Exception {
        int consents = 0;
        int kills = FULL ? 40 : 2;
        for (int i = 0; i < kills; i++) {
            String where = i % 2 == 0 ? file : database;
            try (TokenServer server = new TokenServer(clock, false);
                    TokenProcess victim = TokenProcess.start(server.port(), where, clock.instant(), 1)) {
                TokenStore store = clean(where);
                victim.order("renew");
                for (int heard = 0; heard < 20 + i; heard++) {
                    assertThat(victim.hear()).isEqualTo(String.valueOf(heard + 1));
                }
                victim.kill();
                consents += goesOn(server, store) ? 0 : 1;
            }
        }
        System.out.printf("%d kills anywhere in renewals: %d needed a consent%n", kills, consents);
    }

    /** Whether another process gets a token; otherwise a consent must be needed. */
    private boolean goesOn(TokenServer server, TokenStore store) {
        int before = server.calls();
        clock.advance(Duration.ofHours(2));
        try {
            TokenClient platform = new TokenClient(server.port(), clock);
            assertThat(platform.takes(platform.manager(store).current().value()))
                    .isTrue();
            assertThat(server.calls()).isEqualTo(before + 1);
            return true;
        } catch (ReauthorizeException needed) {
            assertThat(server.calls()).isEqualTo(before + 1);
            assertThat(store.load(TokenClient.KEY).orElseThrow().record().exhausted())
                    .isNotNull();
            return false;
        } finally {
            close(store);
            clock.set(TokenClient.START);
        }
    }

    private interface Next {
        void goOn(TokenServer server, TokenStore store);
    }

    private void afterAKill(String where, SavePoint point, boolean forgiving, Next next) throws Exception {
        TokenStore store = clean(where);
        try (TokenServer server = new TokenServer(clock, forgiving);
                TokenProcess victim = TokenProcess.start(server.port(), where, clock.instant(), 1)) {
            victim.order(point.name());
            victim.await(point.name());
            victim.kill();
            boolean intends = store.load(TokenClient.KEY).orElseThrow().record().intent() != null;
            assertThat(intends).as("what the dead one was about to do").isEqualTo(point == SavePoint.ANSWERED);

            clock.advance(Duration.ofHours(1));
            next.goOn(server, store);
        } finally {
            close(store);
            clock.set(TokenClient.START);
        }
    }

    private static TokenStore clean(String where) {
        TokenStore store = TokenWorker.store(where);
        store.delete(TokenClient.KEY);
        return store;
    }

    private static void close(TokenStore store) {
        if (store instanceof JdbcTokenStore inDatabase) {
            inDatabase.close();
        }
    }
}
