package dev.tradewind.testkit.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.auth.AccessToken;
import dev.tradewind.core.auth.TokenManager;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.testkit.clock.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share one token file and one refresh token that can be spent once, on one clock. */
class TokenProcessesTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final boolean FULL = Boolean.getBoolean("tradewind.full");

    private final VirtualTime clock = VirtualTime.at(START);
    private final List<TokenProcess> processes = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        processes.forEach(TokenProcess::close);
    }

    private TokenProcess start(TokenServer server, int threads) throws Exception {
        TokenProcess process =
                TokenProcess.start(server.port(), folder.resolve("tokens.json"), clock.instant(), threads);
        processes.add(process);
        return process;
    }

    @Test
    void current_byFourProcessesOfEightThreads_spendsEachTokenOnce() throws Exception {
        int rounds = FULL ? 720 : 24;
        try (TokenServer server = new TokenServer(clock, false)) {
            for (int i = 0; i < 4; i++) {
                start(server, 8);
            }
            for (int round = 1; round <= rounds; round++) {
                // By turns the token has ended, or is only about to.
                clock.advance(Duration.ofMinutes(round % 2 == 0 ? 60 : 56));
                for (TokenProcess process : processes) {
                    process.order(clock.instant().toString());
                }
                for (TokenProcess process : processes) {
                    process.awaitDone();
                }
                assertThat(server.calls())
                        .as("token calls after round %d", round)
                        .isEqualTo(round);
            }
            assertThat(server.refused()).isZero();
            assertThat(server.uses()).isEqualTo(rounds * 32);
        }
    }

    @Test
    void current_afterAKillBetweenAnswerAndSave_neverLoopsAndNeverFindsADamagedStore() throws Exception {
        for (int i = 0; i < (FULL ? 50 : 1); i++) {
            assertThatThrownBy(() -> currentAfterAKill(false))
                    .isInstanceOf(ReauthorizeException.class)
                    .hasMessageContaining("consent again");
            assertThat(currentAfterAKill(true).value().reveal()).isEqualTo("access-2");
        }
    }

    private AccessToken currentAfterAKill(boolean forgiving) throws Exception {
        Path file = folder.resolve("tokens.json");
        TokenStore store = TokenWorker.fileStore(file);
        store.delete(TokenWorker.KEY);
        try (TokenServer server = new TokenServer(clock, forgiving)) {
            TokenProcess victim = start(server, 1);
            victim.order("die");
            assertThat(victim.awaitEnd()).isEqualTo(9);
            assertThat(store.load(TokenWorker.KEY).orElseThrow().record().intent())
                    .as("what the dead one was about to do")
                    .isNotNull();

            clock.advance(Duration.ofHours(1));
            TokenManager next = new TokenWorker(server.port(), clock).manager(store);
            try {
                return next.current();
            } finally {
                assertThat(server.calls()).isEqualTo(2);
                clock.set(START);
            }
        }
    }
}
