package dev.tradewind.warehouse.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllocationTest {
    @Test
    void split_remainders_goToTheLargest() {
        assertThat(split("10.00", "PHP", "1", "1", "1")).containsExactly("3.34", "3.33", "3.33");
        assertThat(split("1.00", "PHP", "1", "2", "4")).containsExactly("0.14", "0.29", "0.57");
    }

    @Test
    void split_currencies_useTheirMinorUnits() {
        assertThat(split("100", "JPY", "1", "2")).containsExactly("33", "67");
        assertThat(split("1", "KWD", "1", "2")).containsExactly("0.333", "0.667");
        assertThat(split("1", "XXX", "1", "2")).containsExactly("0.33", "0.67");
        assertThat(split("1", "QQQ", "1", "2")).containsExactly("0.33", "0.67");
    }

    @Test
    void split_totalFinerThanTheMinorUnit_keepsItsDigits() {
        assertThat(split("1.001", "JPY", "1", "1")).containsExactly("0.501", "0.500");
    }

    @Test
    void split_negativeTotal_mirrorsThePositiveOne() {
        assertThat(split("-10.00", "PHP", "1", "1", "1")).containsExactly("-3.34", "-3.33", "-3.33");
    }

    @Test
    void split_noPositiveWeight_givesEqualShares() {
        assertThat(split("1.00", "PHP", "0", "0", "-5")).containsExactly("0.34", "0.33", "0.33");
        assertThat(split("1.00", "PHP", "0", "7", "-5")).containsExactly("0.00", "1.00", "0.00");
    }

    @Test
    void split_anyAmounts_addUpExactly() {
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            BigDecimal total = BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, random.nextInt(5));
            List<BigDecimal> weights = random.ints(1 + random.nextInt(9), -50, 900)
                    .mapToObj(weight -> BigDecimal.valueOf(weight, random.nextInt(4)))
                    .toList();
            assertThat(Allocation.split(
                                    total, weights, List.of("JPY", "KWD", "PHP").get(i % 3))
                            .stream()
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(total);
        }
    }

    private static List<String> split(String total, String currency, String... weights) {
        return Allocation.split(
                        new BigDecimal(total),
                        List.of(weights).stream().map(BigDecimal::new).toList(),
                        currency)
                .stream()
                .map(BigDecimal::toPlainString)
                .toList();
    }
}
