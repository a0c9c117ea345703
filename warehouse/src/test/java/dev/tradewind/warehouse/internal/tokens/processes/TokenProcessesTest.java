package dev.tradewind.warehouse.internal.tokens.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.warehouse.contract.Engines;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share one token store and one refresh token that can be spent once, on one clock. */
class TokenProcessesTest {
    private static final boolean FULL = Boolean.getBoolean("tradewind.full");
    private static final int PROCESSES = FULL ? 4 : 3;
    private static final int THREADS = FULL ? 16 : 4;
    private static final Duration SPAN = Duration.ofHours(FULL ? 72 : 6);

    /** A token is renewed when so much of its hour has gone by. */
    private static final Duration FRESH = Duration.ofMinutes(54);

    private final VirtualTime clock = VirtualTime.at(TokenClient.START);
    private final List<TokenProcess> processes = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        processes.forEach(TokenProcess::close);
    }

    @Test
    void current_byProcessesOnOneFile_spendsEachTokenOnce() throws Exception {
        share(folder.resolve("tokens.json").toString());
    }

    @Test
    void current_byProcessesOnOneDatabase_spendsEachTokenOnce() throws Exception {
        share(Engines.postgres(getClass()).url());
    }

    private void share(String store) throws Exception {
        try (TokenServer server = new TokenServer(clock, false)) {
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(TokenProcess.start(server.port(), store, clock.instant(), THREADS));
            }
            Instant end = TokenClient.START.plus(SPAN);
            Instant issued = TokenClient.START;
            int rounds = 0;
            int generations = 0;
            while (clock.instant().isBefore(end)) {
                rounds++;
                // Most tokens are found when they are about to end, each second one when it has ended.
                clock.advance(Duration.ofMinutes(rounds % 10 == 0 ? 60 : 6));
                if (!clock.instant().isBefore(issued.plus(FRESH))) {
                    generations++;
                    issued = clock.instant();
                }
                round();
                assertThat(server.calls())
                        .as("token calls after round %d", rounds)
                        .isEqualTo(generations);
            }
            assertThat(generations).isGreaterThanOrEqualTo((int) SPAN.toHours());
            assertThat(server.generation()).isEqualTo(generations);
            assertThat(server.refused()).isZero();
            assertThat(server.uses()).isEqualTo(rounds * PROCESSES * THREADS);
            System.out.printf(
                    "%s, %d processes of %d threads, %d h: %d generations, %d token calls, %d refused, %d calls, %d of them"
                            + " twice since a peer had renewed meanwhile%n",
                    store.startsWith("jdbc:") ? "database" : "file",
                    PROCESSES,
                    THREADS,
                    SPAN.toHours(),
                    server.generation(),
                    server.calls(),
                    server.refused(),
                    server.uses(),
                    server.overtaken());
        }
    }

    private void round() throws Exception {
        for (TokenProcess process : processes) {
            process.order(clock.instant().toString());
        }
        for (TokenProcess process : processes) {
            process.await("done");
        }
    }
}
