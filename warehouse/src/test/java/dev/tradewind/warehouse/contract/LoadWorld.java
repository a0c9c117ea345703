package dev.tradewind.warehouse.contract;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.Activity;
import dev.tradewind.core.model.Charge;
import dev.tradewind.core.model.Customer;
import dev.tradewind.core.model.Discount;
import dev.tradewind.core.model.Fee;
import dev.tradewind.core.model.Fulfilment;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.LedgerEntry;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.model.OrderLine;
import dev.tradewind.core.model.OrderStatus;
import dev.tradewind.core.model.Payer;
import dev.tradewind.core.model.Payment;
import dev.tradewind.core.model.Product;
import dev.tradewind.core.model.ProductStatus;
import dev.tradewind.core.model.Refund;
import dev.tradewind.core.model.StockLevel;
import dev.tradewind.core.model.Tax;
import dev.tradewind.core.model.TrafficDay;
import dev.tradewind.core.model.Variant;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * The life of a made-up shop: every version that a platform would deliver, in the order of their versions. Orders are
 * edited, lose lines, are refunded, deleted and restored; fees come before and after their orders; buyers are masked, their
 * addresses told in parts; items lose variants, some all of them; many products and buyers are named by orders only, or by
 * traffic and events that are restated or taken back; some names are longer than any column.
 */
final class LoadWorld {
    private static final String MISFIT = "misfit".repeat(30);
    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
    private final Random random;
    private final List<Change<?>> changes = new ArrayList<>();

    LoadWorld(long seed, int orders) {
        random = new Random(seed);
        for (int i = 0; i < orders; i++) {
            order("o" + i);
        }
        for (int i = 0; i < orders / 8; i++) {
            product("p" + i);
            customer("c" + i);
        }
        for (int i = 0; i < orders; i++) {
            booking(i, orders);
            event(i, orders);
            stock(i, orders);
            traffic(i);
        }
        for (int i = 0; i < orders / 50; i++) {
            misfit(i);
        }
        changes.sort(Comparator.comparing(Change::version));
    }

    /** In the order of their versions. */
    List<Change<?>> inOrder() {
        return List.copyOf(changes);
    }

    /** Whether no table can hold a change. */
    static boolean isMisfit(Change<?> change) {
        return change.record().isPresent() && change.toString().contains(MISFIT);
    }

    private void misfit(int number) {
        Instant at = time(100);
        Order order = Order.builder("o" + number, "PHP", at)
                .customer(Customer.ofId(MISFIT))
                .build();
        changes.add(Change.of(Dataset.ORDERS, "o" + number, version(at), order));
        StockLevel level = new StockLevel(new ItemRef("p" + number, MISFIT), null, "main", 1, 0);
        changes.add(Change.of(Dataset.INVENTORY, "p" + number + "/long/main", version(at), level));
        changes.add(Change.gone(Dataset.CUSTOMERS, MISFIT + number, version(at)));
    }

    private Instant time(int days) {
        return START.plus(Duration.ofMinutes(random.nextInt(days * 24 * 60))).plusMillis(random.nextInt(1000));
    }

    private Version version(Instant source) {
        return new Version(source, source.plusSeconds(1 + random.nextInt(100_000)));
    }

    private Money php(int upTo) {
        return Money.of(BigDecimal.valueOf(random.nextInt(upTo * 100), 2), "PHP");
    }

    private void order(String id) {
        Instant ordered = time(100);
        int versions = 1 + random.nextInt(9);
        Instant at = ordered;
        int lines = random.nextInt(5);
        for (int i = 0; i < versions; i++) {
            at = at.plusSeconds(1 + random.nextInt(200_000));
            lines = Math.max(0, lines + random.nextInt(3) - 1);
            Order order = order(id, ordered, at, lines);
            changes.add(Change.of(Dataset.ORDERS, id, version(at), order));
            if (random.nextInt(4) == 0) {
                Instant again = at.plusMillis(1);
                changes.add(Change.of(Dataset.ORDERS, id, version(again), order));
            }
            if (random.nextInt(12) == 0) {
                at = at.plusSeconds(1 + random.nextInt(1000));
                changes.add(Change.gone(Dataset.ORDERS, id, version(at)));
            }
        }
    }

    private Order order(String id, Instant ordered, Instant at, int count) {
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(line(i, at));
        }
        List<Refund> refunds = new ArrayList<>();
        List<Fee> fees = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            String line = random.nextBoolean() ? null : "l" + random.nextInt(4);
            refunds.add(new Refund("r" + i, line, random.nextInt(3), php(50), "why", random.nextBoolean() ? at : null));
            fees.add(new Fee(random.nextBoolean() ? "f" : null, LedgerEntry.Kind.COMMISSION, line, php(20), at));
        }
        return Order.builder(id, "PHP", ordered)
                .status(OrderStatus.values()[random.nextInt(OrderStatus.values().length)])
                .customer(random.nextInt(5) == 0 ? null : Customer.ofId("c" + random.nextInt(80)))
                .taxIncluded(random.nextBoolean())
                .lines(lines)
                .discounts(List.of(
                        Discount.onGoods(Payer.SELLER, php(30)),
                        Discount.onGoods(Payer.PLATFORM, php(30)),
                        Discount.onShipping(Payer.PLATFORM, php(5))))
                .shipping(random.nextBoolean() ? php(40) : null)
                .taxes(List.of(new Tax(php(9), "vat")))
                .charges(List.of(new Charge("tip", php(9).negated())))
                .payments(List.of(new Payment("card", php(500), random.nextBoolean() ? at : null)))
                .refunds(refunds)
                .fees(fees)
                .total(random.nextInt(4) == 0 ? null : php(900))
                .updatedAt(at)
                .build();
    }

    private OrderLine line(int number, Instant at) {
        Money price = php(300);
        return OrderLine.builder("l" + number)
                .item(random.nextInt(10) == 0 ? null : item())
                .sku("sku" + random.nextInt(50))
                .title("title \u20b1 " + random.nextInt(9))
                .unitPrice(price)
                .gross(random.nextInt(12) == 0 ? null : price)
                .discounts(List.of(Discount.onGoods(Payer.SELLER, php(10))))
                .status(OrderStatus.SHIPPED)
                .fulfilment(new Fulfilment("pkg", "fbl", null, null, random.nextBoolean() ? at : null, null))
                .returnedAt(random.nextInt(9) == 0 ? at : null)
                .build();
    }

    private ItemRef item() {
        return new ItemRef("p" + random.nextInt(90), "v" + random.nextInt(4));
    }

    private void product(String id) {
        Instant at = time(100);
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            at = at.plusSeconds(1 + random.nextInt(500_000));
            List<Variant> variants = new ArrayList<>();
            int count = random.nextInt(4);
            for (int v = 0; v < count; v++) {
                variants.add(variant(id, "v" + v));
            }
            Product product = new Product(
                    id,
                    "title " + random.nextInt(3),
                    "brand",
                    "cat" + random.nextInt(2),
                    "A > B",
                    ProductStatus.ACTIVE,
                    "active",
                    new BigDecimal("4.5"),
                    (long) random.nextInt(100),
                    variants,
                    null,
                    at);
            // Some platforms tell no time of a change.
            Version version = id.endsWith("3") ? Version.observed(at) : version(at);
            changes.add(Change.of(Dataset.PRODUCTS, id, version, product));
            if (random.nextInt(12) == 0) {
                at = at.plusSeconds(1);
                changes.add(Change.gone(Dataset.PRODUCTS, id, version(at)));
            }
        }
    }

    private Variant variant(String id, String variantId) {
        List<StockLevel> stock = id.endsWith("1")
                ? List.of(new StockLevel(new ItemRef(id, variantId), null, "wh", random.nextInt(50), 0))
                : List.of();
        return new Variant(variantId, "sku" + random.nextInt(50), null, null, "red", php(300), null, 100, false, stock);
    }

    private void customer(String id) {
        Instant at = time(100);
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            at = at.plusSeconds(1 + random.nextInt(500_000));
            boolean masked = random.nextBoolean();
            String name = masked ? "M***" : "Maria " + random.nextInt(3);
            Customer customer = new Customer(
                    id,
                    name,
                    null,
                    null,
                    "PH",
                    random.nextBoolean() ? null : "region" + random.nextInt(2),
                    random.nextInt(3) == 0 ? null : "city" + random.nextInt(3),
                    random.nextBoolean() ? null : "100",
                    false,
                    masked,
                    random.nextBoolean() ? random.nextBoolean() : null,
                    at);
            changes.add(Change.of(Dataset.CUSTOMERS, id, version(at), customer));
            if (random.nextInt(12) == 0) {
                at = at.plusSeconds(1);
                changes.add(Change.gone(Dataset.CUSTOMERS, id, version(at)));
            }
        }
    }

    private void booking(int number, int orders) {
        Instant at = time(150);
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            at = at.plusSeconds(1 + random.nextInt(90_000));
            LedgerEntry entry = new LedgerEntry(
                    "finance",
                    "e" + number,
                    LedgerEntry.Kind.values()[random.nextInt(6)],
                    random.nextInt(5) == 0 ? null : "o" + random.nextInt(orders + 5),
                    random.nextBoolean() ? null : "l" + random.nextInt(4),
                    php(60),
                    random.nextBoolean() ? null : random.nextInt(3),
                    START.plusSeconds(number * 1000L),
                    "fee");
            changes.add(Change.of(Dataset.FINANCE, "e" + number, version(at), entry));
        }
        if (random.nextInt(10) == 0) {
            changes.add(Change.gone(Dataset.FINANCE, "e" + number, version(time(150))));
        }
    }

    private void event(int number, int orders) {
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            oneEvent(number, orders);
        }
        if (random.nextInt(10) == 0) {
            changes.add(Change.gone(Dataset.ACTIVITY, "a" + number, version(time(150))));
        }
    }

    private void oneEvent(int number, int orders) {
        Activity event = new Activity(
                "a" + number,
                "REVIEW",
                time(90),
                random.nextBoolean() ? null : "c" + random.nextInt(400),
                "o" + random.nextInt(orders),
                null,
                random.nextBoolean() ? null : item(),
                null,
                null,
                null,
                String.valueOf(random.nextInt(5)),
                "BUYER");
        changes.add(Change.of(Dataset.ACTIVITY, "a" + number, version(time(150)), event));
    }

    private void stock(int number, int orders) {
        ItemRef item = new ItemRef("p" + random.nextInt(orders / 4), "v" + random.nextInt(3));
        String id = item.itemId() + "/" + item.variantId() + "/main";
        Version version = version(time(150));
        changes.add(
                random.nextInt(10) == 0
                        ? Change.gone(Dataset.INVENTORY, id, version)
                        : Change.of(
                                Dataset.INVENTORY,
                                id,
                                version,
                                new StockLevel(item, null, "main", random.nextInt(99), 1)));
    }

    private void traffic(int number) {
        LocalDate date = LocalDate.of(2025, 3, 1).plusDays(number % 60);
        boolean shop = random.nextBoolean();
        ItemRef item = shop ? null : random.nextBoolean() ? item() : new ItemRef("t" + random.nextInt(40), "v");
        TrafficDay.Level level = shop ? TrafficDay.Level.SHOP : TrafficDay.Level.PRODUCT;
        String id = level + "/" + (item == null ? "" : item.itemId() + "/" + item.variantId()) + "/all/all/" + date;
        Long views = (long) random.nextInt(1000);
        TrafficDay day = new TrafficDay(
                date, level, item, "all", "all", views, views, null, null, null, null, null, php(90), null, null, null);
        Version version = Version.observed(time(150));
        changes.add(
                random.nextInt(10) == 0
                        ? Change.gone(Dataset.TRAFFIC, id, version)
                        : Change.of(Dataset.TRAFFIC, id, version, day));
    }
}
