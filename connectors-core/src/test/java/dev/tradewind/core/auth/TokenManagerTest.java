package dev.tradewind.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.TransportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenManagerTest {
    private final Ticker clock = new Ticker();
    private final FakeTokens platform = new FakeTokens(clock);
    private final TokenStore store = TokenStore.inMemory();
    private final List<TokenEvent> events = new ArrayList<>();

    private TokenManager manager() {
        return TokenManager.builder(FakeTokens.KEY, store, platform)
                .seed(FakeTokens.seed(Ticker.START))
                .clock(clock)
                .sleeper(clock)
                .listener(events::add)
                .build();
    }

    @Test
    void current_whileFresh_isTheSeedAndCallsNobody() {
        TokenManager manager = manager();

        assertThat(manager.current().value()).isEqualTo(Secret.of("access-0"));
        clock.advance(Duration.ofMinutes(53));
        assertThat(manager.current().generation()).isZero();
        assertThat(platform.calls()).isZero();
    }

    @Test
    void current_whenExpired_isRenewedOnceAndSaved() {
        TokenManager manager = manager();
        clock.advance(Duration.ofHours(2));

        assertThat(manager.current().value()).isEqualTo(Secret.of("access-1"));
        assertThat(manager.current().generation()).isEqualTo(1);
        assertThat(platform.calls()).isEqualTo(1);
        assertThat(store.load(FakeTokens.KEY).orElseThrow().record().pair().refresh())
                .isEqualTo(Secret.of("refresh-1"));
        assertThat(events).extracting(TokenEvent::kind).containsExactly(TokenEvent.Kind.RENEWED);
    }

    @Test
    void replace_ofAnOldRefusal_callsNobody() {
        TokenManager manager = manager();
        AccessToken first = manager.current();

        AccessToken second = manager.replace(first);
        assertThat(second.value()).isEqualTo(Secret.of("access-1"));
        assertThat(manager.replace(first)).isEqualTo(second);
        assertThat(platform.calls()).isEqualTo(1);
    }

    @Test
    void current_whenTheRefreshTokenIsDead_asksOnceAndSaysSince() {
        TokenManager manager = manager();
        platform.consent();
        clock.advance(Duration.ofHours(2));

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(manager::current)
                    .isInstanceOf(ReauthorizeException.class)
                    .hasMessageContaining("kiosk/app/stall-1")
                    .hasMessageContaining("issued on 2026-11-01T00:00:00Z");
        }
        assertThat(platform.calls()).isEqualTo(1);
        assertThat(events).extracting(TokenEvent::kind).containsExactly(TokenEvent.Kind.REAUTHORIZE);
    }

    @Test
    void current_whenTheAnswerWasLostOnce_asksAgainAndEndsInOneReauthorize() {
        TokenManager manager = manager();
        platform.loseAnswers(1);
        clock.advance(Duration.ofHours(2));

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(manager::current).isInstanceOf(ReauthorizeException.class);
        }
        assertThat(platform.calls()).isEqualTo(2);
        assertThat(events).extracting(TokenEvent::kind).containsExactly(TokenEvent.Kind.REAUTHORIZE);
    }

    @Test
    void current_whenThePlatformIsAway_asksTwiceThenWaits() {
        TokenManager manager = manager();
        for (int i = 0; i < 3; i++) {
            platform.refuse(FakeTokens::lost);
        }
        clock.advance(Duration.ofHours(2));

        assertThatThrownBy(manager::current).isInstanceOf(TransportException.class);
        assertThatThrownBy(manager::current).isInstanceOf(TransportException.class);
        assertThat(platform.calls()).isEqualTo(2);
        clock.advance(Duration.ofSeconds(31));
        assertThat(manager.current().value()).isEqualTo(Secret.of("access-1"));
    }
}
