package dev.tradewind.warehouse.internal.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.model.Charge;
import dev.tradewind.core.model.Discount;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.model.OrderBuilder;
import dev.tradewind.core.model.OrderLine;
import dev.tradewind.core.model.OrderLineBuilder;
import dev.tradewind.core.model.Payer;
import dev.tradewind.core.model.Tax;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PricingTest {
    private static final Instant ORDERED = Instant.parse("2025-01-01T00:00:00Z");
    private static final int ORDERS = Boolean.getBoolean("tradewind.full") ? 200_000 : 5_000;

    @Test
    void lines_anyOrder_addUpToItsTotalToTheLastUnit() {
        Random random = new Random(11);
        for (int i = 0; i < ORDERS; i++) {
            String currency = List.of("PHP", "JPY", "KWD", "VND").get(i % 4);
            Made made = made(random, currency);
            Pricing pricing = Pricing.of(made.order());
            assertThat(pricing.difference()).as("order %s", made.order()).isEqualByComparingTo("0");
            assertThat(pricing.lines().stream().map(LineAmounts::net).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(made.total());
        }
    }

    @Test
    void difference_totalThatDoesNotFit_isWhatIsMissing() {
        Order order = order("PHP")
                .lines(List.of(line("1", "10.00").build()))
                .total(Money.of("12.50", "PHP"))
                .build();
        assertThat(Pricing.of(order).difference()).isEqualByComparingTo("2.50");
    }

    @Test
    void difference_orderWithoutLines_isTheWholeTotal() {
        Order order = order("PHP")
                .shipping(Money.of("5", "PHP"))
                .total(Money.of("12.50", "PHP"))
                .build();
        assertThat(Pricing.of(order).difference()).isEqualByComparingTo("12.50");
    }

    @Test
    void lines_grossNotTold_netIsMissingNotNothing() {
        Order order = order("PHP")
                .lines(List.of(
                        line("1", "10.00").build(), OrderLine.builder("2").build()))
                .shipping(Money.of("5.00", "PHP"))
                .total(Money.of("15", "PHP"))
                .build();
        Pricing pricing = Pricing.of(order);
        assertThat(pricing.lines().get(1).gross()).isNull();
        assertThat(pricing.lines().get(1).net()).isNull();
        assertThat(pricing.lines().get(0).net()).isEqualByComparingTo("15.00");
        assertThat(pricing.difference()).isNull();
    }

    @Test
    void lines_taxOnTopOfPrices_isPartOfNet() {
        OrderBuilder order =
                order("PHP").lines(List.of(line("1", "10.00").build())).taxes(List.of(tax("1.20")));
        assertThat(Pricing.of(order.taxIncluded(false).build()).lines().get(0).net())
                .isEqualByComparingTo("11.20");
        assertThat(Pricing.of(order.taxIncluded(true).build()).lines().get(0).net())
                .isEqualByComparingTo("10.00");
    }

    @Test
    void of_amountInAnotherCurrency_isUnfit() {
        Order order = order("PHP")
                .lines(List.of(line("1", "10.00").build()))
                .shipping(Money.of("1", "USD"))
                .build();
        assertThatThrownBy(() -> Pricing.of(order))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.field()).isEqualTo("shipping"));
    }

    /** An order, and what the buyer pays for it by arithmetic of its own. */
    private record Made(Order order, BigDecimal total) {}

    private static Made made(Random random, String currency) {
        int digits = Allocation.digits(currency);
        BigDecimal total = BigDecimal.ZERO;
        boolean taxIncluded = random.nextBoolean();
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(7); i++) {
            BigDecimal gross = amount(random, digits, 9_000);
            BigDecimal discount = amount(random, digits, 100);
            BigDecimal tax = amount(random, digits, 50);
            total = total.add(gross).subtract(discount).add(taxIncluded ? BigDecimal.ZERO : tax);
            lines.add(OrderLine.builder("l" + i)
                    .gross(Money.of(gross, currency))
                    .discounts(List.of(Discount.onGoods(Payer.SELLER, Money.of(discount, currency))))
                    .taxes(List.of(new Tax(Money.of(tax, currency), null)))
                    .build());
        }
        BigDecimal voucher = amount(random, digits, 500);
        BigDecimal shipping = amount(random, digits, 500);
        BigDecimal less = amount(random, digits, 50);
        BigDecimal charge = amount(random, digits, 90).subtract(amount(random, digits, 200));
        BigDecimal tax = amount(random, digits, 50);
        total = total.subtract(voucher)
                .add(shipping)
                .subtract(less)
                .add(charge)
                .add(taxIncluded ? BigDecimal.ZERO : tax);
        Order order = order(currency)
                .lines(lines)
                .taxIncluded(taxIncluded)
                .discounts(List.of(
                        Discount.onGoods(Payer.PLATFORM, Money.of(voucher, currency)),
                        Discount.onShipping(Payer.PLATFORM, Money.of(less, currency))))
                .shipping(Money.of(shipping, currency))
                .charges(List.of(new Charge("rounding", Money.of(charge, currency))))
                .taxes(List.of(new Tax(Money.of(tax, currency), "vat")))
                .total(Money.of(total, currency))
                .build();
        return new Made(order, total);
    }

    private static BigDecimal amount(Random random, int digits, int upTo) {
        return random.nextInt(6) == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(random.nextInt(upTo * 100), digits);
    }

    private static OrderBuilder order(String currency) {
        return Order.builder("1", currency, ORDERED);
    }

    private static OrderLineBuilder line(String id, String gross) {
        return OrderLine.builder(id).gross(Money.of(gross, "PHP"));
    }

    private static Tax tax(String amount) {
        return new Tax(Money.of(amount, "PHP"), null);
    }
}
