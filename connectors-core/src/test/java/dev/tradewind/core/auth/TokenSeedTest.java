package dev.tradewind.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.error.ReauthorizeException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the user configured against what is stored. */
class TokenSeedTest {
    private final Ticker clock = new Ticker();
    private final FakeTokens platform = new FakeTokens(clock);
    private final TokenStore store = TokenStore.inMemory();

    private TokenManager manager(TokenPair seed) {
        return TokenManager.builder(FakeTokens.KEY, store, platform)
                .seed(seed)
                .clock(clock)
                .sleeper(clock)
                .build();
    }

    @Test
    void current_withTheSeedOfLastTime_goesOnWithWhatIsStored() {
        manager(FakeTokens.seed(Ticker.START)).refreshNow();

        AccessToken token = manager(FakeTokens.seed(Ticker.START)).current();
        assertThat(token.value()).isEqualTo(Secret.of("access-1"));
        assertThat(token.generation()).isEqualTo(1);
    }

    @Test
    void current_withTheSeedOfLastTimeReadAtAnotherTime_goesOnWithWhatIsStored() {
        manager(FakeTokens.seed(Ticker.START)).refreshNow();
        clock.advance(Duration.ofMinutes(5));

        assertThat(manager(FakeTokens.seed(clock.instant())).current().generation())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void current_withASeedPastedAnew_usesIt(boolean dead) {
        TokenManager old = manager(FakeTokens.seed(Ticker.START));
        old.refreshNow();
        TokenPair pasted = platform.consent();
        if (dead) {
            assertThatThrownBy(old::refreshNow).isInstanceOf(ReauthorizeException.class);
        }

        TokenManager next = manager(pasted);
        assertThat(next.current().value()).isEqualTo(pasted.access());
        assertThat(next.current().generation()).isEqualTo(2);
        assertThat(next.refreshNow().generation()).isEqualTo(3);
        assertThat(old.replace(old.current()).generation())
                .as("the other process follows")
                .isEqualTo(3);
    }

    @Test
    void current_withAnOlderSeedThanTheStored_goesOnWithWhatIsStored() {
        manager(FakeTokens.seed(Ticker.START)).current();
        TokenPair pasted = platform.consent();
        manager(pasted).current();

        assertThat(manager(FakeTokens.seed(Ticker.START)).current().value()).isEqualTo(pasted.access());
        assertThat(manager(pasted).current().value()).isEqualTo(pasted.access());
    }

    @Test
    void current_withTheSeedOfBeforeAConsent_usesTheConsent() {
        TokenManager manager = manager(FakeTokens.seed(Ticker.START));
        manager.current();
        TokenPair consent = platform.consent();
        manager.connect(consent);

        assertThat(manager(FakeTokens.seed(Ticker.START)).current().value()).isEqualTo(consent.access());
    }

    @Test
    void current_afterTheManagerDeletedTheChain_needsAConsent() {
        TokenManager manager = manager(FakeTokens.seed(Ticker.START));
        manager.current();
        manager.delete();

        assertThatThrownBy(manager::current).isInstanceOf(ReauthorizeException.class);
        assertThat(store.load(FakeTokens.KEY)).isEmpty();
        TokenPair consent = platform.consent();
        manager.connect(consent);
        assertThat(manager.current().value()).isEqualTo(consent.access());
    }

    @Test
    void current_ofTwoProcessesWithDifferentSeeds_doesNotTakeTurns() {
        TokenManager one = manager(FakeTokens.seed(Ticker.START));
        one.current();
        TokenManager two = manager(platform.consent());
        two.current();

        for (int i = 0; i < 5; i++) {
            one.refreshNow();
            two.refreshNow();
        }
        assertThat(platform.deadCalls()).isZero();
        assertThat(platform.calls()).isEqualTo(10);
    }

    @Test
    void current_afterADelete_startsWithTheSeed() {
        TokenManager manager = manager(FakeTokens.seed(Ticker.START));
        manager.current();
        store.delete(FakeTokens.KEY);

        assertThat(manager.refreshNow().value()).isEqualTo(Secret.of("access-1"));
    }
}
