package dev.tradewind.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenTimingTest {
    private static final Instant ISSUED = Ticker.START;

    private static TokenState state(Duration life, Duration left) {
        TokenPair pair = new TokenPair(Secret.of("a"), ISSUED.plus(life), null, null, ISSUED);
        return TokenTiming.defaults().state(pair, ISSUED.plus(life).minus(left));
    }

    @ParameterizedTest
    @CsvSource({
        "PT1H,   PT6M1S,    FRESH",
        "PT1H,   PT6M,      STALE",
        "PT1H,   PT1M1S,    STALE",
        "PT1H,   PT1M,      EXPIRED",
        "PT1H,   PT-1S,     EXPIRED",
        "PT4H,   PT24M1S,   FRESH",
        "PT4H,   PT24M,     STALE",
        "PT30M,  PT5M1S,    FRESH",
        "PT30M,  PT5M,      STALE",
        "PT720H, PT24H1S,   FRESH",
        "PT720H, PT24H,     STALE",
        "PT4M,   PT2M1S,    FRESH",
        "PT4M,   PT2M,      STALE",
        "PT4S,   PT3S,      FRESH",
        "PT4S,   PT1.001S,  STALE",
        "PT4S,   PT1S,      EXPIRED",
        "PT0S,   PT0S,      EXPIRED",
        "PT-1H,  PT1S,      FRESH",
        "PT-1H,  PT0S,      EXPIRED"
    })
    void state_ofALife_followsWhatIsLeft(Duration life, Duration left, TokenState state) {
        assertThat(state(life, left)).isEqualTo(state);
    }

    @Test
    void state_ofATokenWithoutEnd_isFresh() {
        TokenPair pair = new TokenPair(Secret.of("a"), Instant.MAX, null, null, ISSUED);

        assertThat(TokenTiming.defaults().state(pair, Instant.parse("9999-12-31T00:00:00Z")))
                .isEqualTo(TokenState.FRESH);
    }

    @Test
    void stale_withBoundsOfAPlatform_holdsThem() {
        TokenTiming timing = TokenTiming.defaults().stale(10, Duration.ofHours(1), Duration.ofDays(3));
        TokenPair pair = new TokenPair(Secret.of("a"), ISSUED.plus(Duration.ofDays(30)), null, null, ISSUED);

        assertThat(timing.state(pair, ISSUED.plus(Duration.ofDays(27)))).isEqualTo(TokenState.STALE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timing.stale(10, Duration.ofDays(1), Duration.ofHours(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> timing.lease(Duration.ZERO));
    }
}
