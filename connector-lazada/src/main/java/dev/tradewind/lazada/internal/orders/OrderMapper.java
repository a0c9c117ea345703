package dev.tradewind.lazada.internal.orders;

import dev.tradewind.core.Market;
import dev.tradewind.core.model.Customer;
import dev.tradewind.core.model.Fulfilment;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.model.OrderLine;
import dev.tradewind.core.model.OrderStatus;
import dev.tradewind.core.model.Payment;
import dev.tradewind.core.model.Tax;
import dev.tradewind.core.spi.Unknown;
import dev.tradewind.lazada.internal.reading.Mapped;
import dev.tradewind.lazada.internal.wire.LazadaJson.Undecodable;
import dev.tradewind.lazada.model.LazadaAddress;
import dev.tradewind.lazada.model.LazadaOrder;
import dev.tradewind.lazada.model.LazadaOrderItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a normalized order of Lazada's: one line for each piece. Pure. Names and streets take no part; masked values are
 * dropped.
 */
final class OrderMapper {
    private static final Pattern ISO_4217 = Pattern.compile("[A-Z]{3}");
    private static final int POSTAL_PREFIX = 3;

    private final Market market;

    OrderMapper(Market market) {
        this.market = market;
    }

    /**
     * Maps an order with its items.
     *
     * @throws Undecodable when its items are in several currencies: no amount of it could be added up
     */
    Mapped<Order> map(LazadaOrder order) throws Undecodable {
        List<Unknown> unknowns = new ArrayList<>();
        String currency = currency(order.items(), unknowns);
        OrderAmounts amounts = OrderAmounts.of(order, currency);
        unknowns.addAll(amounts.unknowns());
        List<OrderLine> lines = new ArrayList<>();
        List<OrderStatus> states = new ArrayList<>();
        TreeSet<String> words = new TreeSet<>(order.items().isEmpty() ? order.statuses() : List.of());
        for (int i = 0; i < order.items().size(); i++) {
            LazadaOrderItem item = order.items().get(i);
            lines.add(line(item, amounts.lines().get(i), currency));
            if (item.status() != null) {
                words.add(item.status());
            }
        }
        for (String word : words) {
            states.add(OrderWords.state(word));
            if (OrderWords.state(word) == OrderStatus.UNKNOWN) {
                unknowns.add(new Unknown("order_item.status", word));
            }
        }
        Order record = Order.builder(order.orderId(), currency, order.createdAt())
                .number(order.orderNumber())
                .status(OrderWords.of(states))
                .sourceStatus(words.isEmpty() ? null : String.join(",", words))
                .customer(customer(order))
                .taxIncluded(true)
                .lines(lines)
                .discounts(amounts.discounts())
                .shipping(amounts.shipping())
                .payments(payments(order, amounts.total()))
                .total(amounts.total())
                .updatedAt(order.updatedAt())
                .build();
        return new Mapped<>(record, unknowns);
    }

    private OrderLine line(LazadaOrderItem item, OrderAmounts.Line amounts, String currency) {
        OrderStatus state = OrderWords.state(item.status());
        Money price = OrderAmounts.money(item.itemPrice(), currency);
        return OrderLine.builder(item.orderItemId())
                .item(item(item))
                .sku(item.sku())
                .title(item.name())
                .variantTitle(item.variation())
                .quantity(1)
                .quantityCancelled(state == OrderStatus.CANCELLED ? 1 : 0)
                .unitPrice(price)
                .gross(price)
                .discounts(amounts.discounts())
                .shipping(amounts.shipping())
                .taxes(taxes(item.taxAmount(), currency))
                .status(state)
                .sourceStatus(item.status())
                .fulfilment(new Fulfilment(
                        item.packageId(),
                        item.shippingType(),
                        item.shipmentProvider(),
                        item.trackingCode(),
                        null,
                        null))
                .paidAt(item.paymentTime())
                .cancelReason(state == OrderStatus.CANCELLED ? item.reason() : null)
                .returnReason(state == OrderStatus.RETURNED ? item.reason() : null)
                .build();
    }

    private static @Nullable ItemRef item(LazadaOrderItem item) {
        String product = item.productId();
        return product == null ? null : new ItemRef(product, Objects.requireNonNullElse(item.skuId(), ""));
    }

    private static List<Tax> taxes(@Nullable BigDecimal amount, String currency) {
        return amount == null || amount.signum() == 0 ? List.of() : List.of(new Tax(Money.of(amount, currency), null));
    }

    private static List<Payment> payments(LazadaOrder order, @Nullable Money total) {
        if (order.paymentMethod() == null) {
            return List.of();
        }
        Instant paid = order.items().stream()
                .map(LazadaOrderItem::paymentTime)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return List.of(new Payment(order.paymentMethod(), total, paid));
    }

    private @Nullable Customer customer(LazadaOrder order) {
        String buyer = order.items().stream()
                .map(LazadaOrderItem::buyerId)
                .filter(Objects::nonNull)
                .filter(id -> !id.equals("0"))
                .findFirst()
                .orElse(null);
        if (buyer == null) {
            return null;
        }
        LazadaAddress address = order.addressShipping();
        String city = address == null ? null : clear(address.city());
        String postCode = address == null ? null : clear(address.postCode());
        String prefix = postCode == null || postCode.length() <= POSTAL_PREFIX
                ? postCode
                : postCode.substring(0, POSTAL_PREFIX);
        return new Customer(
                buyer, null, null, null, market.country(), null, city, prefix, false, true, null, order.updatedAt());
    }

    /** A value without mask, or null. */
    private static @Nullable String clear(@Nullable String value) {
        return value == null || value.contains("*") ? null : value;
    }

    private String currency(List<LazadaOrderItem> items, List<Unknown> unknowns) throws Undecodable {
        List<String> sent = items.stream()
                .map(LazadaOrderItem::currency)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (sent.size() > 1) {
            throw new Undecodable("currency", "its items are in several currencies");
        }
        if (sent.isEmpty()) {
            return market.currency();
        }
        if (!ISO_4217.matcher(sent.get(0)).matches()) {
            unknowns.add(new Unknown("order_item.currency", sent.get(0)));
            return Money.NO_CURRENCY;
        }
        return sent.get(0);
    }
}
