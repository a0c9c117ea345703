package dev.tradewind.lazada.internal.orders;

import dev.tradewind.core.model.Discount;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.Payer;
import dev.tradewind.core.spi.Unknown;
import dev.tradewind.lazada.model.LazadaOrder;
import dev.tradewind.lazada.model.LazadaOrderItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the amounts of an order into those that its lines carry and those that only the order states, so that nothing
 * counts twice and the lines' nets add up to what the buyer paid: {@code price - voucher + shipping_fee} (doc of
 * {@code /orders/get}).
 *
 * <p>Vouchers and shipping are stated on the order and on its items. What the items state stands on the lines, the rest
 * on the order. Where the items state more than the order does, the order's figures alone are used. A voucher of which
 * nobody says who bears it is the seller's.
 *
 * <p>Shipping before discounts is used only where it is consistent: original - both discounts = fee. Otherwise the fee
 * is taken as it is, without discounts.
 */
final class OrderAmounts {
    /**
     * Amounts of one line.
     *
     * @param discounts vouchers on the piece, and discounts on its shipping
     * @param shipping before discounts, or null
     */
    record Line(List<Discount> discounts, @Nullable Money shipping) {}

    /** Parts of a voucher. */
    private record Voucher(BigDecimal seller, BigDecimal platform) {
        BigDecimal total() {
            return seller.add(platform);
        }
    }

    /** Parts of a shipping fee: what the buyer pays is original - seller - platform. */
    private record Shipping(BigDecimal original, BigDecimal seller, BigDecimal platform) {
        static Shipping of(
                @Nullable BigDecimal fee,
                @Nullable BigDecimal original,
                @Nullable BigDecimal seller,
                @Nullable BigDecimal platform) {
            Shipping stated = new Shipping(zero(original), zero(seller), zero(platform));
            boolean consistent = stated.seller.signum() >= 0
                    && stated.platform.signum() >= 0
                    && stated.paid().compareTo(zero(fee)) == 0;
            return consistent ? stated : new Shipping(zero(fee), BigDecimal.ZERO, BigDecimal.ZERO);
        }

        BigDecimal paid() {
            return original.subtract(seller).subtract(platform);
        }

        boolean isNothing() {
            return original.signum() == 0 && seller.signum() == 0 && platform.signum() == 0;
        }
    }

    private final LazadaOrder order;
    private final String currency;
    private final List<Line> lines = new ArrayList<>();
    private final List<Discount> discounts = new ArrayList<>();
    private @Nullable Money shipping;

    private OrderAmounts(LazadaOrder order, String currency) {
        this.order = order;
        this.currency = currency;
        sort();
    }

    static OrderAmounts of(LazadaOrder order, String currency) {
        return new OrderAmounts(order, currency);
    }

    static @Nullable Money money(@Nullable BigDecimal amount, String currency) {
        return amount == null ? null : Money.of(amount, currency);
    }

    /** Amounts of the lines, in the order of the items. */
    List<Line> lines() {
        return lines;
    }

    /** Discounts that no line carries. */
    List<Discount> discounts() {
        return discounts;
    }

    /** Shipping before discounts that no line carries, or null. */
    @Nullable
    Money shipping() {
        return shipping;
    }

    /** What the buyer pays, or null while Lazada does not tell the price. */
    @Nullable
    Money total() {
        BigDecimal price = order.price();
        return price == null ? null : Money.of(price.subtract(paidByVoucher()).add(fee().paid()), currency);
    }

    /** What the order itself states, also when it makes no sense: the lines then do not add up to it, and that is told. */
    private BigDecimal paidByVoucher() {
        BigDecimal stated = order.voucher();
        return stated == null ? header().total() : stated;
    }

    private void sort() {
        boolean vouchers = vouchersOnLines();
        boolean fees = shippingOnLines();
        for (LazadaOrderItem item : order.items()) {
            List<Discount> carried = new ArrayList<>();
            Money fee = null;
            if (vouchers) {
                addVoucher(carried, voucher(item), item.voucherCode());
            }
            if (fees) {
                fee = addShipping(carried, shipping(item));
            }
            lines.add(new Line(carried, fee));
        }
    }

    /** Whether the lines carry their vouchers; what is left of the order's is added to the order. */
    private boolean vouchersOnLines() {
        Voucher header = header();
        Voucher carried = carried();
        BigDecimal rest = header.total().subtract(carried.total());
        if (rest.signum() < 0) {
            addVoucher(discounts, header, order.voucherCode());
            return false;
        }
        BigDecimal platform =
                header.platform.subtract(carried.platform).max(BigDecimal.ZERO).min(rest);
        addVoucher(discounts, new Voucher(rest.subtract(platform), platform), order.voucherCode());
        return true;
    }

    /** Whether the lines carry their shipping; what is left of the order's is added to the order. */
    private boolean shippingOnLines() {
        Shipping header = fee();
        List<Shipping> carried =
                order.items().stream().map(OrderAmounts::shipping).toList();
        BigDecimal rest =
                header.paid().subtract(carried.stream().map(Shipping::paid).reduce(BigDecimal.ZERO, BigDecimal::add));
        if (carried.stream().allMatch(Shipping::isNothing) || rest.signum() < 0) {
            shipping = addShipping(discounts, header);
            return false;
        }
        shipping = rest.signum() == 0 ? null : Money.of(rest, currency);
        return true;
    }

    private void addVoucher(List<Discount> to, Voucher voucher, @Nullable String code) {
        add(to, Payer.SELLER, Discount.Target.GOODS, voucher.seller, code);
        add(to, Payer.PLATFORM, Discount.Target.GOODS, voucher.platform, code);
    }

    private @Nullable Money addShipping(List<Discount> to, Shipping fee) {
        add(to, Payer.SELLER, Discount.Target.SHIPPING, fee.seller, null);
        add(to, Payer.PLATFORM, Discount.Target.SHIPPING, fee.platform, null);
        return fee.original.signum() == 0 ? null : Money.of(fee.original, currency);
    }

    private void add(List<Discount> to, Payer payer, Discount.Target target, BigDecimal amount, @Nullable String code) {
        if (amount.signum() > 0) {
            to.add(new Discount(payer, target, Money.of(amount, currency), code));
        }
    }

    /** The order's voucher; that of its items where the order does not tell. */
    private Voucher header() {
        boolean told = Stream.of(order.voucher(), order.voucherSeller(), order.voucherPlatform())
                .anyMatch(Objects::nonNull);
        return told ? voucher(order.voucher(), order.voucherSeller(), order.voucherPlatform()) : carried();
    }

    private Voucher carried() {
        return order.items().stream()
                .map(OrderAmounts::voucher)
                .reduce(
                        new Voucher(BigDecimal.ZERO, BigDecimal.ZERO),
                        (a, b) -> new Voucher(a.seller.add(b.seller), a.platform.add(b.platform)));
    }

    /** The order's shipping fee; that of its items where the order does not tell. */
    private Shipping fee() {
        if (order.shippingFee() == null) {
            BigDecimal carried =
                    order.items().stream().map(item -> shipping(item).paid()).reduce(BigDecimal.ZERO, BigDecimal::add);
            return new Shipping(carried, BigDecimal.ZERO, BigDecimal.ZERO);
        }
        return Shipping.of(
                order.shippingFee(),
                order.shippingFeeOriginal(),
                order.shippingFeeDiscountSeller(),
                order.shippingFeeDiscountPlatform());
    }

    /** Vouchers below zero, which no rule explains: they are taken as none, and counted. */
    List<Unknown> unknowns() {
        List<Unknown> unknowns = new ArrayList<>();
        note(unknowns, "order.voucher", order.voucher(), order.voucherSeller(), order.voucherPlatform());
        order.items()
                .forEach(item -> note(
                        unknowns,
                        "order_item.voucher_amount",
                        item.voucherAmount(),
                        item.voucherSeller(),
                        item.voucherPlatform()));
        return unknowns;
    }

    private static void note(List<Unknown> unknowns, String field, @Nullable BigDecimal... amounts) {
        Stream.of(amounts)
                .filter(amount -> amount != null && amount.signum() < 0)
                .forEach(amount -> unknowns.add(new Unknown(field, "below zero")));
    }

    private static Voucher voucher(LazadaOrderItem item) {
        return voucher(item.voucherAmount(), item.voucherSeller(), item.voucherPlatform());
    }

    /** Both parts; the total wins over them, and what they do not explain is the seller's. */
    private static Voucher voucher(
            @Nullable BigDecimal total, @Nullable BigDecimal seller, @Nullable BigDecimal platform) {
        BigDecimal borne = zero(platform).max(BigDecimal.ZERO);
        if (total == null) {
            return new Voucher(zero(seller).max(BigDecimal.ZERO), borne);
        }
        BigDecimal byPlatform = borne.min(total.max(BigDecimal.ZERO));
        return new Voucher(total.max(BigDecimal.ZERO).subtract(byPlatform), byPlatform);
    }

    private static Shipping shipping(LazadaOrderItem item) {
        return Shipping.of(
                item.shippingAmount(),
                item.shippingFeeOriginal(),
                item.shippingFeeDiscountSeller(),
                item.shippingFeeDiscountPlatform());
    }

    private static BigDecimal zero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
