package dev.tradewind.testkit.memory;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.Customer;
import dev.tradewind.core.model.Discount;
import dev.tradewind.core.model.Fulfilment;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.model.OrderLine;
import dev.tradewind.core.model.OrderStatus;
import dev.tradewind.core.model.Payer;
import dev.tradewind.core.model.Payment;
import dev.tradewind.core.model.Product;
import dev.tradewind.core.model.ProductStatus;
import dev.tradewind.core.model.StockLevel;
import dev.tradewind.core.model.Tax;
import dev.tradewind.core.model.Variant;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Version;
import dev.tradewind.testkit.world.LineState;
import dev.tradewind.testkit.world.World;
import dev.tradewind.testkit.world.WorldLine;
import dev.tradewind.testkit.world.WorldOrder;
import dev.tradewind.testkit.world.WorldProduct;
import dev.tradewind.testkit.world.WorldVariant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Turns what stands in a world into normalized records: all amounts on the lines. */
final class Records {
    private final World world;
    private final String currency;

    Records(World world) {
        this.world = world;
        this.currency = world.seed().market().currency();
    }

    /** An order and its buyer. */
    List<Change<?>> order(WorldOrder order, Instant observed) {
        Version version = new Version(order.updatedAt(), observed);
        String buyer = Long.toString(order.buyer().id());
        return List.of(
                Change.of(Dataset.ORDERS, Long.toString(order.id()), version, normalized(order)),
                Change.of(Dataset.CUSTOMERS, buyer, version, customer(order)));
    }

    /** A product and the stock of its variants. */
    List<Change<?>> product(WorldProduct product, Instant observed) {
        Version version = new Version(product.updatedAt(), observed);
        List<Change<?>> changes = new ArrayList<>();
        changes.add(Change.of(Dataset.PRODUCTS, Long.toString(product.id()), version, normalized(product)));
        for (WorldVariant variant : product.variants()) {
            changes.add(Change.of(
                    Dataset.INVENTORY,
                    product.id() + "/" + variant.id() + "/",
                    Version.observed(observed),
                    stock(product, variant)));
        }
        return changes;
    }

    private Order normalized(WorldOrder order) {
        List<OrderLine> lines =
                order.lines().stream().map(line -> line(order, line)).toList();
        Payment payment = new Payment(order.paymentMethod(), money(order.total()), null);
        return Order.builder(Long.toString(order.id()), currency, order.createdAt())
                .status(overall(order))
                .sourceStatus(overall(order).name())
                .customer(customer(order))
                .lines(lines)
                .payments(List.of(payment))
                .total(money(order.total()))
                .updatedAt(order.updatedAt())
                .build();
    }

    private OrderLine line(WorldOrder order, WorldLine line) {
        List<Discount> discounts = new ArrayList<>();
        add(discounts, Discount.onGoods(Payer.SELLER, money(line.voucherSeller())));
        add(discounts, Discount.onGoods(Payer.PLATFORM, money(line.voucherPlatform())));
        add(discounts, Discount.onShipping(Payer.SELLER, money(line.shippingSeller())));
        add(discounts, Discount.onShipping(Payer.PLATFORM, money(line.shippingPlatform())));
        boolean cancelled = line.state() == LineState.CANCELLED;
        return OrderLine.builder(Long.toString(line.id()))
                .item(new ItemRef(
                        Long.toString(line.product()),
                        Long.toString(line.variant().id())))
                .sku(line.variant().sku())
                .title(line.title())
                .variantTitle(line.variant().title())
                .quantity(1)
                .quantityCancelled(cancelled ? 1 : 0)
                .unitPrice(money(line.price()))
                .gross(money(line.price()))
                .discounts(discounts)
                .shipping(money(line.shipping()))
                .taxes(line.tax() == 0 ? List.of() : List.of(new Tax(money(line.tax()), "VAT")))
                .status(status(line.state()))
                .sourceStatus(line.state().name())
                .fulfilment(Fulfilment.NONE)
                .cancelledAt(cancelled ? order.updatedAt() : null)
                .build();
    }

    private static void add(List<Discount> discounts, Discount discount) {
        if (!discount.amount().isZero()) {
            discounts.add(discount);
        }
    }

    private static Customer customer(WorldOrder order) {
        return new Customer(
                Long.toString(order.buyer().id()),
                order.buyer().firstName() + " " + order.buyer().lastName(),
                null,
                null,
                null,
                null,
                order.buyer().city(),
                order.buyer().postCode(),
                false,
                false,
                null,
                order.updatedAt());
    }

    private Product normalized(WorldProduct product) {
        List<Variant> variants =
                product.variants().stream().map(each -> variant(product, each)).toList();
        return new Product(
                Long.toString(product.id()),
                product.title(),
                product.brand(),
                Integer.toString(product.category()),
                null,
                switch (product.state()) {
                    case ACTIVE -> ProductStatus.ACTIVE;
                    case INACTIVE -> ProductStatus.INACTIVE;
                    case DELETED -> ProductStatus.DELETED;
                },
                product.state().name(),
                null,
                null,
                variants,
                product.createdAt(),
                product.updatedAt());
    }

    private Variant variant(WorldProduct product, WorldVariant variant) {
        return new Variant(
                Long.toString(variant.id()),
                variant.sku(),
                null,
                null,
                variant.title(),
                money(variant.price()),
                variant.special() == 0 ? null : money(variant.special()),
                null,
                false,
                List.of(stock(product, variant)));
    }

    private static StockLevel stock(WorldProduct product, WorldVariant variant) {
        ItemRef item = new ItemRef(Long.toString(product.id()), Long.toString(variant.id()));
        return new StockLevel(item, variant.sku(), "", variant.stock(), variant.reserved());
    }

    private static OrderStatus overall(WorldOrder order) {
        return order.lines().stream()
                .map(line -> status(line.state()))
                .filter(status -> status != OrderStatus.CANCELLED)
                .findFirst()
                .orElse(OrderStatus.CANCELLED);
    }

    private static OrderStatus status(LineState state) {
        return switch (state) {
            case UNPAID -> OrderStatus.UNPAID;
            case PENDING -> OrderStatus.PENDING;
            case PACKED, READY_TO_SHIP -> OrderStatus.READY_TO_SHIP;
            case SHIPPED -> OrderStatus.SHIPPED;
            case DELIVERED -> OrderStatus.DELIVERED;
            case CANCELLED -> OrderStatus.CANCELLED;
            case RETURNED -> OrderStatus.RETURNED;
            case FAILED -> OrderStatus.FAILED;
        };
    }

    private Money money(long minor) {
        return Money.of(world.major(minor), currency);
    }
}
