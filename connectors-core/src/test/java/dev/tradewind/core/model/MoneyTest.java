package dev.tradewind.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void equals_differentScale_isTheSameAmount() {
        assertThat(Money.of("1.50", "PHP")).isEqualTo(Money.of("1.5", "PHP")).hasSameHashCodeAs(Money.of("1.5", "PHP"));
        assertThat(Money.of("0.00", "PHP")).isEqualTo(Money.zero("PHP")).hasSameHashCodeAs(Money.zero("PHP"));
        assertThat(Money.of("1.5", "PHP")).isNotEqualTo(Money.of("1.5", "SGD"));
    }

    @Test
    void plus_sameCurrency_isExact() {
        assertThat(Money.of("0.1", "SGD").plus(Money.of("0.2", "SGD"))).isEqualTo(Money.of("0.3", "SGD"));
        assertThat(Money.of("0.1", "SGD").minus(Money.of("0.2", "SGD"))).isEqualTo(Money.of("-0.1", "SGD"));
        assertThat(Money.of("12345678901234567.8901", "VND").negated().amount())
                .isEqualByComparingTo("-12345678901234567.8901");
    }

    @Test
    void plus_otherCurrency_saysWhichOnes() {
        Money pesos = Money.of("1", "PHP");
        assertThatThrownBy(() -> pesos.plus(Money.of("1", "SGD")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 SGD")
                .hasMessageContaining("1 PHP");
    }

    @Test
    void constructor_currencyThatIsNoCode_isRefused() {
        for (String code : new String[] {"php", "P", "PESO", "", "P\u0130P"}) {
            assertThatThrownBy(() -> Money.of("1", code)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void toString_largeAndSmall_neverUsesAnExponent() {
        assertThat(Money.of("1E+10", "IDR")).hasToString("10000000000 IDR");
        assertThat(Money.of("1E-4", "IDR")).hasToString("0.0001 IDR");
    }
}
