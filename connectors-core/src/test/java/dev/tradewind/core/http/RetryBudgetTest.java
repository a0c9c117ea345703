package dev.tradewind.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    private final RetryBudget budget = new RetryBudget(20);

    @Test
    void spend_moreThanTheReserve_isRefused() {
        assertThat(spent(100)).isEqualTo(10);
    }

    @Test
    void spend_afterCallsThatWereMade_isAFifthOfThem() {
        spent(100);
        calls(25);

        assertThat(spent(100)).isEqualTo(5);
    }

    @Test
    void spend_afterAThousandGoodCalls_isTheShareOfAHundredAndTheReserve() {
        calls(1_000);

        assertThat(spent(100)).isEqualTo(30);
    }

    private void calls(int count) {
        IntStream.range(0, count).forEach(call -> budget.earn());
    }

    private long spent(int tries) {
        return IntStream.range(0, tries).filter(retry -> budget.spend()).count();
    }
}
