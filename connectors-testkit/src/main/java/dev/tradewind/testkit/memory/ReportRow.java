package dev.tradewind.testkit.memory;

import dev.tradewind.core.model.Customer;
import dev.tradewind.core.model.Discount;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.model.OrderLine;
import dev.tradewind.core.model.OrderStatus;
import dev.tradewind.core.model.Payer;
import dev.tradewind.core.model.Tax;
import dev.tradewind.testkit.world.World;
import dev.tradewind.testkit.world.WorldLine;
import dev.tradewind.testkit.world.WorldOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of a report: one line of an order with everything of the order repeated, tab-separated.
 *
 * @param cells its cells
 */
record ReportRow(String[] cells) {
    static final String HEADER = String.join(
            "\t",
            "order-id",
            "line-id",
            "purchase-date",
            "last-updated-date",
            "buyer-id",
            "product-id",
            "variant-id",
            "sku",
            "currency",
            "item-price",
            "seller-discount",
            "platform-discount",
            "shipping-price",
            "shipping-discount",
            "item-tax",
            "state",
            "sales-channel",
            "fulfillment-channel",
            "ship-service-level",
            "ship-country",
            "is-business-order",
            "promotion-ids");

    private static final String CONSTANT =
            "\tMarketplace.example\tFulfilled by seller\tStandard delivery, 3 to 5 days\tPH"
                    + "\tfalse\tPLCC-Free-Shipping-Promotion-Applied-To-All-Orders-2026-SELLER-FUNDED";

    static ReportRow parse(String line) {
        return new ReportRow(line.split("\t", -1));
    }

    static String print(World world, WorldOrder order, WorldLine line) {
        StringBuilder row = new StringBuilder(400);
        row.append(order.id()).append('\t').append(line.id()).append('\t');
        row.append(order.createdAt()).append('\t').append(order.updatedAt()).append('\t');
        row.append(order.buyer().id()).append('\t').append(line.product()).append('\t');
        row.append(line.variant().id())
                .append('\t')
                .append(line.variant().sku())
                .append('\t');
        row.append(world.seed().market().currency()).append('\t');
        long shippingDiscount = line.shippingSeller() + line.shippingPlatform();
        for (long amount : new long[] {
            line.price(), line.voucherSeller(), line.voucherPlatform(), line.shipping(), shippingDiscount, line.tax()
        }) {
            row.append(world.major(amount).toPlainString()).append('\t');
        }
        return row.append(line.state()).append(CONSTANT).toString();
    }

    String order() {
        return cells[0];
    }

    Instant updatedAt() {
        return Instant.parse(cells[3]);
    }

    /** Puts the rows of one order together. */
    static Order order(List<ReportRow> rows) {
        ReportRow head = rows.get(0);
        List<OrderLine> lines = rows.stream().map(ReportRow::line).toList();
        Money total = Money.zero(head.cells[8]);
        for (ReportRow row : rows) {
            total = total.plus(row.money(9)).minus(row.money(10)).minus(row.money(11));
            total = total.plus(row.money(12)).minus(row.money(13));
        }
        return Order.builder(head.order(), head.cells[8], Instant.parse(head.cells[2]))
                .status(lines.get(0).status())
                .customer(Customer.ofId(head.cells[4]))
                .lines(lines)
                .total(total)
                .updatedAt(head.updatedAt())
                .build();
    }

    private OrderLine line() {
        List<Discount> discounts = new ArrayList<>();
        discounts.add(Discount.onGoods(Payer.SELLER, money(10)));
        discounts.add(Discount.onGoods(Payer.PLATFORM, money(11)));
        discounts.add(Discount.onShipping(Payer.SELLER, money(13)));
        discounts.removeIf(discount -> discount.amount().isZero());
        return OrderLine.builder(cells[1])
                .item(new ItemRef(cells[5], cells[6]))
                .sku(cells[7])
                .unitPrice(money(9))
                .gross(money(9))
                .discounts(discounts)
                .shipping(money(12))
                .taxes(money(14).isZero() ? List.of() : List.of(new Tax(money(14), null)))
                .status(status(cells[15]))
                .sourceStatus(cells[15])
                .build();
    }

    private Money money(int cell) {
        return Money.of(cells[cell], cells[8]);
    }

    private static OrderStatus status(String state) {
        return switch (state) {
            case "PACKED" -> OrderStatus.READY_TO_SHIP;
            default -> OrderStatus.valueOf(state);
        };
    }
}
