package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.model.Charge;
import dev.tradewind.core.model.Discount;
import dev.tradewind.core.model.Discount.Target;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.model.OrderLine;
import dev.tradewind.core.model.Payer;
import dev.tradewind.core.model.Tax;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The amounts of an order at the grain of its lines: what a line states, and its share of what only the order states, by
 * gross. net = gross - discounts + shipping - shipping discount + charges (+ tax unless the prices hold it).
 *
 * <p>A gross that nobody states is null, and so is the net of its line. All else that nobody states is 0.
 */
final class Pricing {
    private final Order order;
    private final List<@Nullable BigDecimal> gross;
    private final List<LineAmounts> lines;

    private Pricing(Order order) {
        this.order = order;
        this.gross = order.lines().stream()
                .map(line -> line.gross() == null ? null : amount("gross", line.gross()))
                .toList();
        this.lines = price();
    }

    /** Throws {@link Unfit} when an amount is in another currency than the order. */
    static Pricing of(Order order) {
        return new Pricing(order);
    }

    /** One for each line, in the order's own order. */
    List<LineAmounts> lines() {
        return lines;
    }

    /** The platform's total minus the sum of net; null when either is not known. */
    @Nullable
    BigDecimal difference() {
        if (order.total() == null) {
            return null;
        }
        BigDecimal left = amount("total", order.total());
        for (LineAmounts line : lines) {
            if (line.net() == null) {
                return null;
            }
            left = left.subtract(line.net());
        }
        return left;
    }

    private List<LineAmounts> price() {
        var seller = discounts(onGoods(Payer.SELLER));
        var platform = discounts(onGoods(Payer.PLATFORM));
        var shipping = spread(one("shipping", order.shipping()), line -> one("shipping", line.shipping()));
        var shippingDiscount = discounts(discount -> discount.target() == Target.SHIPPING);
        var charges = spread(many("charges", order.charges().stream().map(Charge::amount)), line -> List.of());
        var tax = spread(taxes(order.taxes()), line -> taxes(line.taxes()));
        List<LineAmounts> priced = new ArrayList<>();
        for (int i = 0; i < gross.size(); i++) {
            BigDecimal known = gross.get(i);
            BigDecimal net = known == null
                    ? null
                    : known.subtract(seller.get(i))
                            .subtract(platform.get(i))
                            .add(shipping.get(i))
                            .subtract(shippingDiscount.get(i))
                            .add(charges.get(i))
                            .add(order.taxIncluded() ? BigDecimal.ZERO : tax.get(i));
            priced.add(new LineAmounts(
                    known,
                    seller.get(i),
                    platform.get(i),
                    shipping.get(i),
                    shippingDiscount.get(i),
                    charges.get(i),
                    tax.get(i),
                    net));
        }
        return priced;
    }

    private List<BigDecimal> discounts(Predicate<Discount> which) {
        return spread(reductions(order.discounts(), which), line -> reductions(line.discounts(), which));
    }

    /** What the line states plus its share of what the order states. */
    private List<BigDecimal> spread(List<BigDecimal> ofOrder, Function<OrderLine, List<BigDecimal>> ofLine) {
        List<BigDecimal> shares = ofOrder.isEmpty() || gross.isEmpty()
                ? Collections.nCopies(gross.size(), BigDecimal.ZERO)
                : Allocation.split(sum(ofOrder.stream()), weights(), order.currency());
        List<BigDecimal> parts = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            parts.add(shares.get(i).add(sum(ofLine.apply(order.lines().get(i)).stream())));
        }
        return parts;
    }

    private List<BigDecimal> weights() {
        return gross.stream().map(each -> each == null ? BigDecimal.ZERO : each).toList();
    }

    private static Predicate<Discount> onGoods(Payer payer) {
        return discount -> discount.target() == Target.GOODS && discount.payer() == payer;
    }

    private List<BigDecimal> reductions(List<Discount> discounts, Predicate<Discount> which) {
        return many("discounts", discounts.stream().filter(which).map(Discount::amount));
    }

    private List<BigDecimal> taxes(List<Tax> taxes) {
        return many("taxes", taxes.stream().map(Tax::amount));
    }

    private List<BigDecimal> many(String field, Stream<Money> amounts) {
        return amounts.map(money -> amount(field, money)).toList();
    }

    private List<BigDecimal> one(String field, @Nullable Money money) {
        return money == null ? List.of() : List.of(amount(field, money));
    }

    private BigDecimal amount(String field, Money money) {
        return Amounts.in(order.currency(), field, money);
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
