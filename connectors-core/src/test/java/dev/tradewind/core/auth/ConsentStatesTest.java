package dev.tradewind.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Platform;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.time.SystemTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentStatesTest {
    private static final Secret SECRET = Secret.of("helloworld");

    private final Ticker clock = new Ticker();
    private final ConsentStates states = new ConsentStates(clock, SystemTime.chance());

    @Test
    void take_ofTheSessionThatAsked_isTakenOnce() {
        String state = states.ofSession(SECRET, "mine & only");

        assertThat(take(state, "mine & only")).isTrue();
        refused(state, "mine & only", "taken before");
    }

    @Test
    void take_ofAnotherSession_isRefusedAndNotUsedUp() {
        String state = states.ofSession(SECRET, "mine");

        refused(state, "yours", "another browser session");
        refused(state, "", "another browser session");
        assertThat(take(state, "mine")).isTrue();
    }

    @Test
    void take_ofASessionWithoutOne_isRefused() {
        String state = states.ofSession(SECRET, "mine");

        assertThatThrownBy(() -> states.take(Platform.LAZADA, SECRET, state))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("none was given");
    }

    @Test
    void take_ofASessionAfterTenMinutes_isRefused() {
        String late = states.ofSession(SECRET, "mine");
        String inTime = states.ofSession(SECRET, "mine");

        clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(take(inTime, "mine")).isTrue();
        clock.advance(Duration.ofSeconds(1));
        refused(late, "mine", "is over since");
    }

    @Test
    void take_ofAnAccount_namesItForAWeekWithAndWithoutASession() {
        String account = "lazada/100123 ~ Ünïcode.";
        String mailed = states.ofAccount(SECRET, account);
        String other = states.ofAccount(SECRET, account);
        String late = states.ofAccount(SECRET, account);

        clock.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(states.take(Platform.LAZADA, SECRET, mailed)).isEqualTo(account);
        assertThat(states.take(Platform.LAZADA, SECRET, other, "any")).contains(account);
        refused(mailed, "any", "taken before");
        clock.advance(Duration.ofSeconds(1));
        refused(late, "any", "is over since");
    }

    @Test
    void take_anyCharacterChanged_isNotOurs() {
        String state = states.ofSession(SECRET, "mine");

        for (int i = 0; i < state.length(); i++) {
            char other = state.charAt(i) == '1' ? '2' : '1';
            refused(state.substring(0, i) + other + state.substring(i + 1), "mine", "not made by this app");
        }
        assertThat(take(state, "mine")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "....", "mine", "a.b.c.d.e", "forged.00000000000000000000000000000000"})
    void take_ofSomebodyElse_isRefused(String state) {
        refused(state, "mine", "not made by this app");
    }

    @Test
    void take_madeWithAnotherSecret_isRefused() {
        refused(states.ofSession(Secret.of("another"), "mine"), "mine", "not made by this app");
    }

    @Test
    void ofSession_neverTellsTheSessionNorRepeatsItself() {
        assertThat(states.ofSession(SECRET, "mine"))
                .doesNotContain("mine")
                .matches("[A-Za-z0-9._-]+")
                .isNotEqualTo(states.ofSession(SECRET, "mine"));
        assertThatIllegalArgumentException().isThrownBy(() -> states.ofSession(SECRET, " "));
    }

    private boolean take(String state, String session) {
        return states.take(Platform.LAZADA, SECRET, state, session).isEmpty();
    }

    private void refused(String state, String session, String why) {
        assertThatThrownBy(() -> take(state, session))
                .as(state)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("new link");
    }
}
