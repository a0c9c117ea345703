package dev.tradewind.core.model;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount in one currency. The scale is kept as the platform sent it; equality is that of the numbers
 * ({@code 1.50 PHP} equals {@code 1.5 PHP}).
 *
 * @param amount the amount in major units, never rounded here
 * @param currency ISO 4217 code; {@link #NO_CURRENCY} when the platform's value is not one
 */
public record Money(BigDecimal amount, String currency) {
    /** ISO 4217 code for "no currency": what stands here when a platform's currency cannot be understood. */
    public static final String NO_CURRENCY = "XXX";

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    public Money {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(currency, "currency");
        if (!CODE.matcher(currency).matches()) {
            throw new IllegalArgumentException("currency must be three upper-case letters, got: " + currency);
        }
    }

    /** Parses a decimal such as {@code "279.00"}. */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    /** An amount in a currency. */
    public static Money of(BigDecimal amount, String currency) {
        return new Money(amount, currency);
    }

    /** Nothing, in a currency. */
    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** The sum; both must have one currency. */
    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    /** The difference; both must have one currency. */
    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    /** The amount with the opposite sign. */
    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /** Whether this is nothing, whatever the scale. */
    public boolean isZero() {
        return amount.signum() == 0;
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other + " to " + this + ": different currencies");
        }
        return other;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Money money && currency.equals(money.currency) && amount.compareTo(money.amount) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * amount.stripTrailingZeros().hashCode() + currency.hashCode();
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
