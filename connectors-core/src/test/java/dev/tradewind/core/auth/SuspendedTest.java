package dev.tradewind.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.error.ReauthorizeException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two processes on one store, of which one is suspended for longer than others respect its intent to spend a token. */
class SuspendedTest {
    private static final Duration AWAY = TokenTiming.defaults().lease().plusSeconds(1);

    private final Ticker clock = new Ticker();
    private final FakeTokens platform = new FakeTokens(clock);
    private final MoodyStore store = new MoodyStore();
    private final TokenManager sleeper = process();
    private final TokenManager peer = process();

    /** Managers of two processes share nothing but the store. */
    private TokenManager process() {
        return TokenManager.builder(FakeTokens.KEY, store, platform)
                .seed(FakeTokens.seed(Ticker.START))
                .clock(clock)
                .sleeper(clock)
                .build();
    }

    @Test
    void current_suspendedBeforeTheCall_neverSpendsWhatThePeerSpentMeanwhile() {
        platform.endOnReuse();
        expire();
        store.afterIntentIsSaved(() -> {
            clock.advance(AWAY);
            assertThat(peer.current().value()).isEqualTo(Secret.of("access-1"));
        });

        assertThat(sleeper.current().value()).isEqualTo(Secret.of("access-1"));

        assertThat(platform.calls()).as("the token was sent once").isEqualTo(1);
        assertThat(peer.refreshNow().value()).as("the chain lives").isEqualTo(Secret.of("access-2"));
    }

    @Test
    void current_suspendedBeforeTheCallWithoutAPeer_declaresItsIntentAnew() {
        expire();
        store.afterIntentIsSaved(() -> clock.advance(AWAY));

        assertThat(sleeper.current().value()).isEqualTo(Secret.of("access-1"));

        assertThat(platform.calls()).isEqualTo(1);
        assertThat(store.record().intent()).isNull();
    }

    @Test
    void current_suspendedInTheCall_savesItsPairOverThePeersWordThatTheChainIsDead() {
        expire();
        platform.meanwhile(() -> {
            clock.advance(AWAY);
            assertThatThrownBy(peer::current).isInstanceOf(ReauthorizeException.class);
        });

        assertThat(sleeper.current().value()).isEqualTo(Secret.of("access-1"));

        assertThat(platform.deadCalls()).as("the peer sent the spent token once").isEqualTo(1);
        assertThat(peer.current().value()).isEqualTo(Secret.of("access-1"));
        assertThat(store.record().exhausted()).isNull();
        assertThat(peer.refreshNow().value()).isEqualTo(Secret.of("access-2"));
    }

    /** What is left open: between the call and its answer nobody can tell a sleeper from a dead process. */
    @Test
    void current_suspendedInTheCallAtAPlatformThatEndsAllOnReuse_needsAConsent() {
        platform.endOnReuse();
        expire();
        platform.meanwhile(() -> {
            clock.advance(AWAY);
            assertThatThrownBy(peer::current).isInstanceOf(ReauthorizeException.class);
        });

        assertThat(sleeper.current().value()).isEqualTo(Secret.of("access-1"));

        assertThatThrownBy(sleeper::refreshNow).isInstanceOf(ReauthorizeException.class);
        sleeper.connect(platform.consent());
        assertThat(peer.refreshNow().value()).isEqualTo(Secret.of("access-3"));
    }

    private void expire() {
        sleeper.current();
        peer.current();
        clock.advance(Duration.ofHours(2));
    }
}
