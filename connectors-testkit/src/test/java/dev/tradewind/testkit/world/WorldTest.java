package dev.tradewind.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorldTest {
    private static final Seed SEED = Seed.of(7).orders(400).tie(120);
    private static final long FROM = SEED.from().getEpochSecond();
    private static final long TO = SEED.to().getEpochSecond();
    private static final Instant LATER = SEED.to().plusSeconds(60);

    @Test
    void of_sameSeed_isTheSameWorldAndAnotherSeedIsNot() {
        assertThat(content(World.of(SEED))).isEqualTo(content(World.of(SEED)));
        assertThat(content(World.of(SEED)))
                .isNotEqualTo(content(World.of(Seed.of(8).orders(400).tie(120))));
    }

    @Test
    void of_sameSeedOnAnyMachine_isThisWorld() {
        WorldOrder first = World.of(SEED).ordersFrom(0, 1).get(0);

        assertThat(first.id()).isEqualTo(500_000_000_000_000L);
        assertThat(World.of(SEED).allOrders().mapToLong(WorldOrder::total).sum())
                .isEqualTo(1_181_257_145L);
        assertThat(World.of(SEED).allOrders().map(WorldOrder::id).distinct()).hasSize(400);
    }

    @Test
    void list_pageByPage_isSortedByChangeAndComplete() {
        World world = World.of(SEED);
        List<WorldOrder> all = pages(world, false);

        assertThat(all).hasSize(400).isSortedAccordingTo((a, b) -> a.updatedAt().compareTo(b.updatedAt()));
        assertThat(all)
                .allMatch(order -> !order.updatedAt().isBefore(SEED.from())
                        && order.updatedAt().isBefore(SEED.to()));
        List<WorldOrder> backwards = new ArrayList<>(pages(world, true));
        Collections.reverse(backwards);
        assertThat(backwards).isEqualTo(all);
    }

    @Test
    void tie_askedFor_putsSoManyOrdersIntoOneSecondAndSmallOnesElsewhere() {
        List<Long> sizes = World.of(SEED)
                .allOrders()
                .collect(Collectors.groupingBy(WorldOrder::updatedAt, Collectors.counting()))
                .values()
                .stream()
                .sorted(Collections.reverseOrder())
                .toList();

        assertThat(sizes.get(0)).isBetween(120L, 125L);
        assertThat(sizes.get(1)).isBetween(2L, 8L);
    }

    @Test
    void edit_anOrder_movesItAndKeepsTheRest() {
        World world = World.of(SEED);
        WorldOrder order = world.ordersFrom(5, 1).get(0);

        world.edit(order.id(), Edit.VOUCHER, LATER);

        WorldOrder edited = world.order(order.id()).orElseThrow();
        assertThat(edited.updatedAt()).isEqualTo(LATER);
        assertThat(edited.createdAt()).isEqualTo(order.createdAt());
        assertThat(edited.revision()).isEqualTo(1);
        assertThat(world.list(OrderQuery.updated(FROM, TO, 0, 1)).total()).isEqualTo(399);
        assertThat(world.list(OrderQuery.updated(FROM, TO + 100, 0, 1)).total()).isEqualTo(400);
    }

    @Test
    void cancelLine_oftenEnough_cancelsEveryLine() {
        World world = World.of(SEED.lines(3, 3));
        long id = world.ordersFrom(9, 1).get(0).id();
        for (int i = 0; i < 3; i++) {
            world.edit(id, Edit.CANCEL_LINE, LATER);
        }

        assertThat(world.order(id).orElseThrow().lines()).allMatch(line -> line.state() == LineState.CANCELLED);
    }

    @Test
    void dropLine_anOrder_hasOneLineLessButNeverNone() {
        World world = World.of(SEED.lines(2, 2));
        long before = world.orderLines();
        long id = world.ordersFrom(9, 1).get(0).id();
        world.edit(id, Edit.DROP_LINE, LATER);
        world.edit(id, Edit.DROP_LINE, LATER);

        assertThat(world.order(id).orElseThrow().lines()).hasSize(1);
        assertThat(world.orderLines()).isEqualTo(before - 1);
    }

    @Test
    void insertAndDelete_orders_countAndList() {
        World world = World.of(SEED);
        long inserted = world.insert(LATER);
        long deleted = world.ordersFrom(3, 1).get(0).id();
        world.delete(deleted);

        assertThat(world.orders()).isEqualTo(400);
        assertThat(world.order(deleted)).isEmpty();
        assertThat(world.order(inserted).orElseThrow().createdAt()).isEqualTo(LATER);
        assertThat(pages(world, false))
                .extracting(WorldOrder::id)
                .contains(inserted)
                .doesNotContain(deleted);
        assertThatThrownBy(() -> world.edit(deleted, Edit.NOTE, LATER)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void orderLines_movingWorld_isTheSumOverTheOrders() {
        World world = World.of(SEED);
        Drift drift = Drift.of(3, 4, 2, 1, 50);
        for (int i = 0; i < 60; i++) {
            drift.step(world, LATER.plusSeconds(i));
        }

        assertThat(world.orderLines())
                .isEqualTo(world.allOrders()
                        .mapToLong(order -> order.lines().size())
                        .sum());
        assertThat(world.orders()).isEqualTo(world.allOrders().count()).isEqualTo(450);
    }

    @Test
    void expectedOrders_everyOrder_addsUp() {
        World world = World.of(SEED);
        Set<String> ids = new HashSet<>();
        world.expectedOrders().forEachRemaining(order -> {
            ids.add(order.id());
            BigDecimal net = order.lines().stream().map(ExpectedLine::net).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(net).isEqualByComparingTo(order.total());
            assertThat(order.lines())
                    .allSatisfy(line -> assertThat(line.unitPrice()
                                    .subtract(line.sellerDiscount())
                                    .subtract(line.platformDiscount())
                                    .add(line.shipping())
                                    .subtract(line.shippingDiscount()))
                            .isEqualByComparingTo(line.net()));
        });

        assertThat(ids).hasSize(400);
    }

    @Test
    void products_edited_changeTheirPriceOrStock() {
        World world = World.of(SEED);
        WorldProduct product = world.productsFrom(2, 1).get(0);

        world.editProduct(product.id(), LATER);
        WorldProduct edited = world.product(product.id()).orElseThrow();

        assertThat(edited.updatedAt()).isEqualTo(LATER);
        assertThat(edited.title()).isEqualTo(product.title());
        assertThat(edited.variants()).isNotEqualTo(product.variants()).hasSameSizeAs(product.variants());
    }

    private static List<WorldOrder> pages(World world, boolean descending) {
        List<WorldOrder> all = new ArrayList<>();
        for (int offset = 0; offset < 400; offset += 37) {
            all.addAll(world.list(new OrderQuery(
                            Axis.UPDATED, Axis.UPDATED, FROM, TO + 1_000, descending, Optional.empty(), offset, 37))
                    .rows());
        }
        return all;
    }

    private static List<Object> content(World world) {
        List<Object> content = new ArrayList<>();
        world.allOrders().forEach(content::add);
        world.allProducts().forEach(content::add);
        return content;
    }
}
