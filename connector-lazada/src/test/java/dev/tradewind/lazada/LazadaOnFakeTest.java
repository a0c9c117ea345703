package dev.tradewind.lazada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Span;
import dev.tradewind.core.error.UnavailableException;
import dev.tradewind.core.model.Discount;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.model.OrderLine;
import dev.tradewind.core.model.Payer;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.lazada.fakes.Reading;
import dev.tradewind.lazada.internal.products.ProductFeeds;
import dev.tradewind.testkit.fake.Fault;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.world.Drift;
import dev.tradewind.testkit.world.ExpectedLine;
import dev.tradewind.testkit.world.ExpectedOrder;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.testkit.world.WorldProduct;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The whole way: signature, token, pipeline, reading, mapping; against a Lazada that checks all of it. */
class LazadaOnFakeTest {
    @Test
    void orders_ofAWorld_areWhatAWarehouseShouldHold() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(11).orders(300).tie(130))) {
            Map<String, Order> read = orders(fake);

            assertThat(read).hasSize(300);
            fake.world()
                    .expectedOrders()
                    .forEachRemaining(
                            expected -> same(Objects.requireNonNull(read.get(expected.id()), expected.id()), expected));
            assertThat(fake.journal().byCode()).isEmpty();
        }
    }

    @Test
    void orders_everyTenthCallGoesWrong_arriveAll() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(12).orders(900))) {
            fake.faults()
                    .every(
                            10,
                            Fault.THROTTLED,
                            Fault.TOO_MANY_REQUESTS,
                            Fault.SERVER_ERROR,
                            Fault.RESET,
                            Fault.TRUNCATED,
                            Fault.TOKEN_EXPIRED,
                            Fault.HTML,
                            Fault.EMPTY_ENVELOPE);

            assertThat(orders(fake)).hasSize(900);
            assertThat(fake.faults().injected()).isPositive();
        }
    }

    @Test
    void orders_everyTenthCallSaysSuccessAndHoldsNothing_arriveAll() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(12).orders(900))) {
            fake.faults().every(10, Fault.EMPTY_ENVELOPE);

            assertThat(orders(fake)).hasSize(900);
            assertThat(fake.faults().injected(Fault.EMPTY_ENVELOPE)).isPositive();
        }
    }

    @Test
    void everyFeed_answersSaySuccessAndHoldNothing_endsWithAnError() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(12).orders(20));
                Connector connector = fake.connector()) {
            fake.faults().every(1, Fault.EMPTY_ENVELOPE);
            for (Feed feed : connector.feeds()) {
                Span span = new Span(
                        fake.clock().instant().minus(Duration.ofDays(40)),
                        fake.clock().instant().minus(Duration.ofDays(39)),
                        fake.world().seed().market().zone());
                List<Slice> slices = connector.plan(feed, span);

                assertThat(slices).as(feed.name()).isNotEmpty();
                assertThatThrownBy(() -> Reading.of(connector.open(slices.get(0), Optional.empty())))
                        .as(feed.name())
                        .isInstanceOf(UnavailableException.class);
            }
        }
    }

    @Test
    void orders_shopWorksMeanwhile_losesNoneOfTheWindow() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(13).orders(500).tie(120))) {
            fake.drift(Drift.of(5, 2, 1));
            Map<String, Order> read = orders(fake);

            Set<String> inside = fake.world()
                    .allOrders()
                    .filter(order ->
                            order.updatedAt().isBefore(fake.world().seed().to()))
                    .map(order -> Long.toString(order.id()))
                    .collect(Collectors.toSet());
            assertThat(inside).isNotEmpty();
            assertThat(read.keySet()).containsAll(inside);
        }
    }

    @Test
    void products_largeCatalogue_areReadWithDeletedOnes() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(14).orders(1).products(350))) {
            assertThat(products(fake, ProductFeeds.PRODUCTS)).hasSize(350);
            assertThat(fake.journal().calls("/products/get")).isLessThan(45);
        }
    }

    @Test
    void stock_largeCatalogue_bringsWhatIsNotDeleted() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(14).orders(1).products(350))) {
            Set<String> listed = fake.world()
                    .allProducts()
                    .filter(product -> product.state() != WorldProduct.State.DELETED)
                    .map(product -> Long.toString(product.id()))
                    .collect(Collectors.toSet());

            assertThat(products(fake, ProductFeeds.STOCK)).isEqualTo(listed);
            assertThat(fake.journal().calls("/products/get")).isLessThan(45);
        }
    }

    @Test
    void calls_moreThanAllowed_waitForTheBan() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(15).orders(300))) {
            fake.callsPerSecond(1);

            assertThat(orders(fake)).hasSize(300);
        }
    }

    private static Set<String> products(FakeLazada fake, String name) {
        Connector connector = fake.connector();
        Feed feed = connector.feeds().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return read(fake, connector, feed).stream()
                .flatMap(reading -> reading.ids(Dataset.PRODUCTS).stream())
                .collect(Collectors.toSet());
    }

    private static Map<String, Order> orders(FakeLazada fake) {
        Connector connector = fake.connector();
        Map<String, Order> orders = new HashMap<>();
        for (Reading reading : read(fake, connector, connector.feeds().get(0))) {
            assertThat(reading.evidence().proof().reaches(Proof.KEYSET)).isTrue();
            for (Change<?> change : reading.changes(Dataset.ORDERS)) {
                orders.put(change.id(), (Order) change.record().orElseThrow());
            }
        }
        return orders;
    }

    private static List<Reading> read(FakeLazada fake, Connector connector, Feed feed) {
        Seed seed = fake.world().seed();
        List<Reading> readings = new ArrayList<>();
        for (Slice slice : connector.plan(
                feed, new Span(seed.from(), seed.to(), seed.market().zone()))) {
            readings.add(Reading.of(connector.open(slice, java.util.Optional.empty())));
        }
        return readings;
    }

    private static void same(Order order, ExpectedOrder expected) {
        assertThat(order.currency()).isEqualTo(expected.currency());
        assertThat(order.orderedAt()).isEqualTo(expected.orderedAt());
        assertThat(order.updatedAt()).isEqualTo(expected.updatedAt());
        assertThat(Objects.requireNonNull(order.customer()).id()).isEqualTo(expected.customerId());
        assertThat(amount(order.total())).isEqualByComparingTo(expected.total());
        assertThat(order.lines()).hasSameSizeAs(expected.lines());
        BigDecimal net = amount(order.shipping()).subtract(sum(order.discounts(), null, null));
        for (OrderLine line : order.lines()) {
            ExpectedLine due = expected.lines().stream()
                    .filter(each -> each.id().equals(line.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(line.status()).isEqualTo(due.status());
            assertThat(line.sku()).isEqualTo(due.sku());
            assertThat(line.item())
                    .hasToString("ItemRef[itemId=" + due.productId() + ", variantId=" + due.variantId() + "]");
            assertThat(amount(line.gross())).isEqualByComparingTo(due.unitPrice());
            assertThat(sum(line.discounts(), Payer.SELLER, Discount.Target.GOODS))
                    .isEqualByComparingTo(due.sellerDiscount());
            assertThat(sum(line.discounts(), Payer.PLATFORM, Discount.Target.GOODS))
                    .isEqualByComparingTo(due.platformDiscount());
            assertThat(amount(line.shipping())).isEqualByComparingTo(due.shipping());
            assertThat(sum(line.discounts(), null, Discount.Target.SHIPPING))
                    .isEqualByComparingTo(due.shippingDiscount());
            net = net.add(amount(line.gross()))
                    .subtract(sum(line.discounts(), null, null))
                    .add(amount(line.shipping()));
        }
        assertThat(net).as("net of %s", order.id()).isEqualByComparingTo(expected.total());
    }

    private static BigDecimal sum(List<Discount> discounts, @Nullable Payer payer, Discount.@Nullable Target target) {
        return discounts.stream()
                .filter(discount -> payer == null || discount.payer() == payer)
                .filter(discount -> target == null || discount.target() == target)
                .map(discount -> discount.amount().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(@Nullable Money money) {
        return money == null ? BigDecimal.ZERO : money.amount();
    }
}
