package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.model.Money;
import java.math.BigDecimal;

/** What an amount must be to fit a column of money: {@code decimal(19,4)} in the currency of its row. */
final class Amounts {
    private static final int SCALE = 4;
    private static final int PRECISION = 19;

    private Amounts() {}

    /** The amount in a currency; one of the two may be unknown. */
    static BigDecimal in(String currency, String field, Money money) {
        if (!money.currency().equals(currency)
                && !money.currency().equals(Money.NO_CURRENCY)
                && !currency.equals(Money.NO_CURRENCY)) {
            throw new Unfit(field, "is in " + money.currency() + ", and its order in " + currency);
        }
        return fitting(field, money.amount());
    }

    /** The amount, if it has at most 4 decimals and 15 digits before them. */
    static BigDecimal fitting(String field, BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        if (plain.scale() > SCALE) {
            throw new Unfit(field, "has more than " + SCALE + " decimals");
        }
        if ((long) plain.precision() - plain.scale() > PRECISION - SCALE) {
            throw new Unfit(field, "has more than " + (PRECISION - SCALE) + " digits before the point");
        }
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
