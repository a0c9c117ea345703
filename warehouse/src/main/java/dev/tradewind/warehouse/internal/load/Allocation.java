package dev.tradewind.warehouse.internal.load;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;

/** Divides an amount of a whole order among its lines so that the parts add up to it exactly. */
final class Allocation {
    private static final int UNKNOWN_DIGITS = 2;

    private Allocation() {}

    /**
     * Divides by largest remainder. Parts are whole minor units of the currency, or of the total's own last digit where
     * that is finer. Weights that are not positive take no part, unless none is positive: then all are equal. Of equal
     * remainders the first wins.
     *
     * @param total what is divided, of any sign
     * @param weights one of each part, at least one
     * @param currency ISO 4217
     */
    static List<BigDecimal> split(BigDecimal total, List<BigDecimal> weights, String currency) {
        return split(total, weights, digits(currency));
    }

    /** As above, in units of 10 to the power of {@code -digits}. */
    static List<BigDecimal> split(BigDecimal total, List<BigDecimal> weights, int digits) {
        int scale = Math.max(digits, total.stripTrailingZeros().scale());
        BigInteger units = total.setScale(scale).unscaledValue();
        BigInteger[] shares = shares(weights);
        BigInteger whole = Arrays.stream(shares).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger[] parts = new BigInteger[shares.length];
        BigInteger[] remainders = new BigInteger[shares.length];
        BigInteger left = units.abs();
        for (int i = 0; i < shares.length; i++) {
            BigInteger[] quotient = units.abs().multiply(shares[i]).divideAndRemainder(whole);
            parts[i] = quotient[0];
            remainders[i] = quotient[1];
            left = left.subtract(quotient[0]);
        }
        Integer[] order = new Integer[shares.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing((Integer i) -> remainders[i]).reversed());
        for (int i = 0; i < left.intValueExact(); i++) {
            parts[order[i]] = parts[order[i]].add(BigInteger.ONE);
        }
        return Arrays.stream(parts)
                .map(part -> new BigDecimal(units.signum() < 0 ? part.negate() : part, scale))
                .toList();
    }

    /** Digits of the currency's minor unit by ISO 4217; 2 where it has none or is not known. */
    static int digits(String currency) {
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return digits < 0 ? UNKNOWN_DIGITS : digits;
        } catch (IllegalArgumentException notIso) {
            return UNKNOWN_DIGITS;
        }
    }

    private static BigInteger[] shares(List<BigDecimal> weights) {
        List<BigDecimal> positive =
                weights.stream().map(weight -> weight.max(BigDecimal.ZERO)).toList();
        if (positive.stream().allMatch(weight -> weight.signum() == 0)) {
            positive = Collections.nCopies(weights.size(), BigDecimal.ONE);
        }
        int scale = positive.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        return positive.stream()
                .map(weight -> weight.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue())
                .toArray(BigInteger[]::new);
    }
}
