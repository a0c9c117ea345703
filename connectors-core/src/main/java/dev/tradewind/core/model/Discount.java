package dev.tradewind.core.model;

import org.jspecify.annotations.Nullable;

/**
 * A reduction of what the buyer pays.
 *
 * @param payer who bears it
 * @param target what is reduced: the goods, or the shipping
 * @param amount the reduction, positive
 * @param code the voucher's or campaign's code, when the platform tells it
 */
public record Discount(
        Payer payer, Target target, Money amount, @Nullable String code) {
    /** What a discount reduces. */
    public enum Target {
        GOODS,
        SHIPPING
    }

    /** A discount on the goods without a code. */
    public static Discount onGoods(Payer payer, Money amount) {
        return new Discount(payer, Target.GOODS, amount, null);
    }

    /** A discount on the shipping without a code. */
    public static Discount onShipping(Payer payer, Money amount) {
        return new Discount(payer, Target.SHIPPING, amount, null);
    }
}
