package dev.tradewind.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.error.TransportException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** One manager, one thread: the states, and what a platform may answer. */
class TokenManagerTest {
    private final Ticker clock = new Ticker();
    private final FakeTokens platform = new FakeTokens(clock);
    private final MoodyStore store = new MoodyStore();
    private final List<TokenEvent.Kind> events = new ArrayList<>();

    private TokenManagerBuilder builder() {
        return TokenManager.builder(FakeTokens.KEY, store, platform)
                .clock(clock)
                .sleeper(clock)
                .listener(event -> events.add(event.kind()));
    }

    private TokenManager manager() {
        return builder().seed(FakeTokens.seed(Ticker.START)).build();
    }

    private static Secret access(int number) {
        return Secret.of("access-" + number);
    }

    @Test
    void current_whileFresh_asksNeitherPlatformNorStore() {
        TokenManager manager = manager();
        assertThat(manager.current().value()).isEqualTo(access(0));
        int loads = store.loads();
        clock.advance(Duration.ofMinutes(53));

        assertThat(manager.current().generation()).isZero();
        assertThat(platform.calls()).isZero();
        assertThat(store.loads()).isEqualTo(loads);
    }

    @Test
    void current_whenStale_isRenewedInLine() {
        TokenManager manager = manager();
        clock.advance(Duration.ofMinutes(55));

        assertThat(manager.current().value()).isEqualTo(access(1));
        assertThat(platform.calls()).isEqualTo(1);
    }

    @Test
    void current_whenStaleWithAnExecutor_isRenewedThere() {
        Deque<Runnable> tasks = new ArrayDeque<>();
        TokenManager manager = builder()
                .seed(FakeTokens.seed(Ticker.START))
                .executor(tasks::add)
                .build();
        clock.advance(Duration.ofMinutes(55));

        assertThat(manager.current().value()).isEqualTo(access(0));
        assertThat(manager.current().value()).isEqualTo(access(0));
        assertThat(tasks).hasSize(1);
        tasks.remove().run();
        assertThat(manager.current().value()).isEqualTo(access(1));
    }

    @Test
    void current_whenStaleAndTheExecutorIsFull_usesTheOldTokenAndTriesAgain() {
        List<Runnable> refused = new ArrayList<>();
        TokenManager manager = builder()
                .seed(FakeTokens.seed(Ticker.START))
                .executor(task -> {
                    refused.add(task);
                    throw new RejectedExecutionException("full");
                })
                .build();
        clock.advance(Duration.ofMinutes(55));

        assertThat(manager.current().value()).isEqualTo(access(0));
        assertThat(manager.current().value()).isEqualTo(access(0));
        assertThat(refused).hasSize(2);
        clock.advance(Duration.ofMinutes(5));
        assertThat(manager.current().value()).isEqualTo(access(1));
    }

    @Test
    void current_whenStaleAndThePlatformIsAway_usesTheOldTokenAndPauses() {
        TokenManager manager = manager();
        platform.refuse(FakeTokens::lost).refuse(FakeTokens::lost);
        clock.advance(Duration.ofMinutes(55));

        for (int i = 0; i < 5; i++) {
            assertThat(manager.current().value()).isEqualTo(access(0));
        }
        assertThat(platform.calls()).isEqualTo(2);
        clock.advance(Duration.ofSeconds(31));
        assertThat(manager.current().value()).isEqualTo(access(1));
    }

    @Test
    void current_whenExpired_isRenewedOnceAndSavedBeforeItIsUsed() {
        TokenManager manager = manager();
        List<Secret> seen = new ArrayList<>();
        store.beforeRenewedIsSaved(() -> seen.add(store.record().pair().access()));
        clock.advance(Duration.ofHours(2));

        assertThat(manager.current().value()).isEqualTo(access(1));
        assertThat(manager.current().generation()).isEqualTo(1);
        assertThat(platform.calls()).isEqualTo(1);
        assertThat(seen).containsExactly(access(0));
        assertThat(store.record().pair().access()).isEqualTo(access(1));
        assertThat(store.record().intent()).isNull();
        assertThat(events).containsExactly(TokenEvent.Kind.RENEWED);
    }

    @Test
    void current_ofATokenThatIsBornExpired_doesNotSpendTwice() {
        TokenManager manager = manager();
        platform.meanwhile(() -> clock.advance(Duration.ofHours(3)));
        clock.advance(Duration.ofHours(2));

        assertThat(manager.current().value()).isEqualTo(access(1));
        assertThat(platform.calls()).isEqualTo(1);
    }

    @Test
    void current_withoutARefreshToken_isUsedToItsEndAndThenNeedsConsent() {
        TokenPair seed = new TokenPair(access(0), Ticker.START.plus(FakeTokens.LIFE), null, null, Ticker.START);
        TokenManager manager = builder().seed(seed).build();
        clock.advance(Duration.ofMinutes(58));

        assertThat(manager.current().value()).isEqualTo(access(0));
        clock.advance(Duration.ofMinutes(2));
        assertThatThrownBy(manager::current).isInstanceOf(ReauthorizeException.class);
        assertThatThrownBy(() -> manager.replace(seedAccess(seed))).isInstanceOf(ReauthorizeException.class);
        assertThat(platform.calls()).isZero();
    }

    private static AccessToken seedAccess(TokenPair seed) {
        return new AccessToken(seed.access(), seed.accessExpiresAt(), 0);
    }

    @Test
    void current_withNothingStoredAndNothingConfigured_saysWhatToDo() {
        assertThatThrownBy(builder().build()::current)
                .isInstanceOf(ReauthorizeException.class)
                .hasMessageContaining("kiosk/app/stall-1")
                .hasMessageContaining("consent");
    }

    @Test
    void replace_ofOneRefusal_renewsOnceWhoeverAsks() {
        TokenManager manager = manager();
        AccessToken first = manager.current();

        AccessToken second = manager.replace(first);
        assertThat(second.value()).isEqualTo(access(1));
        assertThat(manager.replace(first)).isEqualTo(second);
        assertThat(platform.calls()).isEqualTo(1);
        assertThat(manager.replace(second).value()).isEqualTo(access(2));
    }

    @Test
    void replace_whenThePlatformGivesTheSameAccessTokenAgain_stillRenewsOnce() {
        TokenManager manager = TokenManager.builder(FakeTokens.KEY, store, refresh -> {
                    TokenPair next = platform.refresh(refresh);
                    return new TokenPair(
                            access(0),
                            next.accessExpiresAt(),
                            next.refresh(),
                            next.refreshExpiresAt(),
                            next.issuedAt());
                })
                .seed(FakeTokens.seed(Ticker.START))
                .clock(clock)
                .sleeper(clock)
                .build();
        AccessToken first = manager.current();

        assertThat(manager.replace(first).generation()).isEqualTo(1);
        assertThat(manager.replace(first).generation()).isEqualTo(1);
        assertThat(platform.calls()).isEqualTo(1);
    }

    @Test
    void refreshNow_whileFresh_renews() {
        assertThat(manager().refreshNow().generation()).isEqualTo(1);
    }

    @Test
    void refreshDue_beforeTheRefreshTokenEnds_renewsOnlyThen() {
        TokenManager manager = manager();

        assertThat(due(manager)).isEqualTo(RefreshResult.Kind.NOT_DUE);
        clock.advance(Duration.ofDays(25));
        assertThat(due(manager)).isEqualTo(RefreshResult.Kind.RENEWED);
        assertThat(due(manager)).isEqualTo(RefreshResult.Kind.NOT_DUE);
        assertThat(platform.calls()).isEqualTo(1);
    }

    @Test
    void refreshDue_withAnUnknownEnd_renewsOnceTheAccessTokenIsNotFresh() {
        TokenPair seed = FakeTokens.seed(Ticker.START);
        TokenManager manager = builder()
                .seed(new TokenPair(seed.access(), seed.accessExpiresAt(), seed.refresh(), null, seed.issuedAt()))
                .build();

        assertThat(due(manager)).isEqualTo(RefreshResult.Kind.NOT_DUE);
        clock.advance(Duration.ofHours(2));
        assertThat(due(manager)).isEqualTo(RefreshResult.Kind.RENEWED);
    }

    @Test
    void refreshDue_withNeitherEndTold_renewsAtOnceAndLearnsThem() {
        TokenPair seed = FakeTokens.seed(Ticker.START);
        TokenManager manager = builder()
                .seed(new TokenPair(seed.access(), Instant.MAX, seed.refresh(), null, seed.issuedAt()))
                .build();

        assertThat(due(manager)).isEqualTo(RefreshResult.Kind.RENEWED);
        assertThat(manager.status().refreshExpiresAt()).isNotNull();
        assertThat(due(manager)).isEqualTo(RefreshResult.Kind.NOT_DUE);
        assertThat(platform.calls()).isEqualTo(1);
    }

    @Test
    void refreshDue_whenOnlyAConsentHelpsOrThePlatformIsAway_tellsInsteadOfThrowing() {
        TokenManager manager = manager();
        platform.refuse(FakeTokens::lost).refuse(FakeTokens::lost);
        clock.advance(Duration.ofDays(26));

        assertThat(due(manager)).isEqualTo(RefreshResult.Kind.FAILED);
        platform.consent();
        clock.advance(Duration.ofDays(1));
        assertThat(due(manager)).isEqualTo(RefreshResult.Kind.REAUTHORIZE);
        int calls = platform.calls();
        assertThat(due(manager)).isEqualTo(RefreshResult.Kind.REAUTHORIZE);
        assertThat(platform.calls()).as("a dead token is not asked for again").isEqualTo(calls);
        assertThat(due(builder().build())).isEqualTo(RefreshResult.Kind.REAUTHORIZE);
    }

    private static RefreshResult.Kind due(TokenManager manager) {
        return manager.refreshDue(Duration.ofDays(5)).kind();
    }

    @Test
    void current_whenTheRefreshTokenIsDead_asksOnceAndSaysSinceWhen() {
        TokenManager manager = manager();
        platform.consent();
        clock.advance(Duration.ofHours(2));

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(manager::current)
                    .isInstanceOf(ReauthorizeException.class)
                    .hasMessageContaining("kiosk/app/stall-1")
                    .hasMessageContaining("2026-11-01T02:00:00Z (code invalid_grant)")
                    .hasMessageContaining("issued on 2026-11-01T00:00:00Z");
            clock.advance(Duration.ofHours(1));
        }
        assertThat(platform.calls()).isEqualTo(1);
        assertThat(events).containsExactly(TokenEvent.Kind.REAUTHORIZE);
        assertThat(manager.status().exhausted()).contains("invalid_grant");
    }

    @Test
    void current_whenStaleAndTheRefreshTokenIsDead_isUsedToItsEnd() {
        TokenManager manager = manager();
        platform.consent();
        clock.advance(Duration.ofMinutes(55));

        assertThat(manager.current().value()).isEqualTo(access(0));
        clock.advance(Duration.ofMinutes(4));
        assertThatThrownBy(manager::current).isInstanceOf(ReauthorizeException.class);
        assertThat(platform.calls()).isEqualTo(1);
    }

    @Test
    void current_whenOneAnswerWasLost_endsInOneReauthorizeAfterTwoCalls() {
        TokenManager manager = manager();
        platform.loseAnswers(1);
        clock.advance(Duration.ofHours(2));

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(manager::current).isInstanceOf(ReauthorizeException.class);
            clock.advance(Duration.ofHours(1));
        }
        assertThat(platform.calls()).isEqualTo(2);
        assertThat(events).containsExactly(TokenEvent.Kind.REAUTHORIZE);
    }

    @Test
    void current_whenThePlatformGrantsTheOldTokenAgain_recoversFromALostAnswer() {
        TokenManager manager = manager();
        platform.forgive().loseAnswers(1);
        clock.advance(Duration.ofHours(2));

        assertThat(manager.current().value()).isEqualTo(access(2));
        assertThat(platform.calls()).isEqualTo(2);
    }

    @Test
    void current_whenThePlatformIsAway_asksTwiceThenPausesLongerAndLonger() {
        TokenManager manager = manager();
        for (int i = 0; i < 100; i++) {
            platform.refuse(FakeTokens::lost);
        }
        clock.advance(Duration.ofHours(2));

        for (int second = 0; second < 3600; second += 5) {
            assertThatThrownBy(manager::current).isInstanceOf(TransportException.class);
            clock.advance(Duration.ofSeconds(5));
        }
        // At once, then after 30 s, 1, 2, 4, 8, 15, 15 minutes: twice each.
        assertThat(platform.calls()).isEqualTo(16);
        assertThat(store.record().exhausted()).isNull();
    }

    @Test
    void current_whenThePlatformRefusesTheRequest_isNotAskedAgainAtOnce() {
        TokenManager manager = manager();
        ErrorContext place = ErrorContext.of(FakeTokens.KEY.platform(), "POST /token");
        platform.refuse(() -> new InvalidRequestException(place, "no such app", "", null));
        clock.advance(Duration.ofHours(2));

        assertThatThrownBy(manager::current).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(manager::current).isInstanceOf(InvalidRequestException.class);
        assertThat(platform.calls()).isEqualTo(1);
        assertThat(store.record().intent()).isNull();
    }

    @Test
    void current_onAnInterruptedThread_isStoppedAndLeavesNoIntent() {
        TokenManager manager = manager();
        manager.current();
        platform.refuse(FakeTokens::lost);
        clock.advance(Duration.ofHours(2));
        Thread.currentThread().interrupt();

        assertThatThrownBy(manager::current).isInstanceOf(StoppedException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(store.record().intent()).isNull();
        assertThat(manager.current().value()).isEqualTo(access(1));
    }

    @Test
    void current_whenTheListenerFails_goesOn() {
        TokenManager manager = builder()
                .seed(FakeTokens.seed(Ticker.START))
                .listener(event -> {
                    throw new IllegalStateException("deaf");
                })
                .build();

        assertThat(manager.refreshNow().value()).isEqualTo(access(1));
    }

    @Test
    void connect_afterADeath_startsAnew() {
        TokenManager manager = manager();
        TokenPair consent = platform.consent();
        clock.advance(Duration.ofMinutes(59));
        assertThatThrownBy(manager::current).isInstanceOf(ReauthorizeException.class);

        manager.connect(consent);
        assertThat(manager.refreshNow().value()).isEqualTo(access(2));
        assertThat(manager.status().exhausted()).isNull();
        assertThat(manager().current().value())
                .as("the old seed does not come back")
                .isEqualTo(access(2));
    }

    @Test
    void status_beforeAnything_readsTheSeedAndWritesNothing() {
        TokenStatus status = manager().status();

        assertThat(status.state()).isEqualTo(TokenState.FRESH);
        assertThat(status.generation()).isZero();
        assertThat(status.renewable()).isTrue();
        assertThat(store.load(FakeTokens.KEY)).isEmpty();
        assertThat(status.toString()).doesNotContain("access-", "refresh-");
    }
}
