package dev.tradewind.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineageTest {
    private static final TokenRecord FIRST = TokenRecord.first(FakeTokens.pair(0, Ticker.START), List.of());
    private static final TokenRecord EARLIER = FIRST.renewed(FakeTokens.pair(1, Ticker.START.plusSeconds(1)));
    private static final TokenRecord LATER = FIRST.renewed(FakeTokens.pair(2, Ticker.START.plusSeconds(2)));

    @Test
    void supersedes_whatTheTokenWasSpentFrom_isTrue() {
        assertThat(Lineage.supersedes(EARLIER, FIRST)).isTrue();
        assertThat(Lineage.supersedes(EARLIER, FIRST.exhausted("dead"))).isTrue();
    }

    @Test
    void supersedes_aPairBoughtWithTheSameToken_isTrueForTheLater() {
        assertThat(Lineage.supersedes(LATER, EARLIER)).isTrue();
        assertThat(Lineage.supersedes(EARLIER, LATER)).isFalse();
        assertThat(Lineage.supersedes(EARLIER, EARLIER)).isFalse();
    }

    @Test
    void supersedes_aLaterGenerationOrAnotherChain_isFalse() {
        TokenRecord next = EARLIER.renewed(FakeTokens.pair(3, Ticker.START.plusSeconds(3)));

        assertThat(Lineage.supersedes(EARLIER, next)).isFalse();
        assertThat(Lineage.supersedes(EARLIER, FIRST.restarted(FakeTokens.pair(9, Ticker.START), List.of())))
                .isFalse();
        assertThat(Lineage.supersedes(FIRST, FIRST)).isFalse();
    }
}
