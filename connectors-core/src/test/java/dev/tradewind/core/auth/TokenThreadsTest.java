package dev.tradewind.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.error.StoppedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads of one process and of several, over three days of a token that lives an hour. */
class TokenThreadsTest {
    private static final int THREADS = 16;
    private static final int ROUNDS = 72;

    private final Ticker clock = new Ticker();
    private final FakeTokens platform = new FakeTokens(clock);
    private final TokenStore store = TokenStore.inMemory();
    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    private final CyclicBarrier start = new CyclicBarrier(THREADS);

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    private TokenManager manager() {
        return TokenManager.builder(FakeTokens.KEY, store, platform)
                .seed(FakeTokens.seed(Ticker.START))
                .clock(clock)
                .sleeper(duration -> Thread.yield())
                .build();
    }

    private AccessToken atOnce(TokenManager manager, boolean refused) throws InterruptedException {
        try {
            AccessToken old = refused ? manager.current() : null;
            start.await();
            return old == null ? manager.current() : manager.replace(old);
        } catch (BrokenBarrierException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void threeDays(List<TokenManager> managers, Duration step, boolean refused) throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            clock.advance(step);
            List<Future<AccessToken>> futures = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                TokenManager manager = managers.get(i % managers.size());
                futures.add(pool.submit(() -> atOnce(manager, refused)));
            }
            assertThat(tokens(futures)).as("round %d", round).containsOnly(round);
            assertThat(platform.calls()).isEqualTo(round);
        }
        assertThat(platform.deadCalls()).isZero();
    }

    private static Stream<Integer> tokens(List<Future<AccessToken>> futures)
            throws InterruptedException, ExecutionException {
        List<Integer> generations = new ArrayList<>();
        for (Future<AccessToken> future : futures) {
            generations.add((int) future.get().generation());
        }
        return generations.stream();
    }

    @Test
    void current_byManyThreads_renewsOnceForEachExpiry() throws Exception {
        threeDays(List.of(manager()), Duration.ofHours(1), false);
    }

    @Test
    void current_byManyManagersOfOneStore_renewsOnceForEachExpiry() throws Exception {
        List<TokenManager> managers =
                IntStream.range(0, 4).mapToObj(i -> manager()).toList();

        threeDays(managers, Duration.ofHours(1), false);
    }

    @Test
    void replace_byManyThreads_renewsOnceForEachRefusal() throws Exception {
        threeDays(List.of(manager()), Duration.ofMinutes(1), true);
    }

    @Test
    void current_whenTheThreadThatRenewsIsStopped_isRenewedByOneThatWaits() throws Exception {
        CompletableFuture<Thread> leader = new CompletableFuture<>();
        CompletableFuture<Thread> follower = new CompletableFuture<>();
        platform.refuse(FakeTokens::lost);
        TokenManager manager = TokenManager.builder(FakeTokens.KEY, store, platform)
                .seed(FakeTokens.seed(Ticker.START))
                .clock(clock)
                .sleeper(duration -> {
                    leader.complete(Thread.currentThread());
                    while (follower.join().getState() != Thread.State.WAITING) {
                        Thread.onSpinWait();
                    }
                    throw new InterruptedException();
                })
                .build();
        manager.current();
        clock.advance(Duration.ofHours(1));

        Future<AccessToken> stopped = pool.submit(manager::current);
        leader.join();
        Future<AccessToken> waiting = pool.submit(() -> {
            follower.complete(Thread.currentThread());
            return manager.current();
        });

        assertThatThrownBy(stopped::get).hasCauseInstanceOf(StoppedException.class);
        assertThat(waiting.get().generation()).isEqualTo(1);
    }
}
