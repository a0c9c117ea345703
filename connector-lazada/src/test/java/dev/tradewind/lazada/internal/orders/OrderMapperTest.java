package dev.tradewind.lazada.internal.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.model.Discount;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.model.OrderLine;
import dev.tradewind.core.model.OrderStatus;
import dev.tradewind.core.model.Payer;
import dev.tradewind.core.spi.Unknown;
import dev.tradewind.lazada.LazadaSite;
import dev.tradewind.lazada.internal.reading.Mapped;
import dev.tradewind.lazada.internal.wire.LazadaJson;
import dev.tradewind.lazada.internal.wire.LazadaJson.Undecodable;
import dev.tradewind.lazada.internal.wire.OddValues;
import dev.tradewind.lazada.model.LazadaOrder;
import dev.tradewind.lazada.model.LazadaOrderItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderMapperTest {
    private static final String HEAD = """
            {"order_id": 260422900198363, "order_number": "260422900198363", "created_at": "2026-09-22 00:09:17 +0800",
             "updated_at": "2026-09-23T10:00:00+08:00", "price": "279.00", "voucher": 0.00, "shipping_fee": 40.0,
             "payment_method": "COD", "items_count": 1, "statuses": ["pending"], "customer_first_name": "D**** ",
             "gift_option": false, "extra_attributes": null, "new_field": {"deep": [1]},
             "address_shipping": {"first_name": "D****", "city": "Quezon City", "post_code": "4***0",
                                  "country": "Philippines", "addressDsitrict": "x"}%s}
            """;
    private static final String ITEM = """
            {"order_item_id": 1, "order_id": "260422900198363", "name": "Shirt", "sku": "SKU-1", "sku_id": 55,
             "product_id": "44", "variation": "Red", "item_price": 279.00, "paid_price": 279.00, "tax_amount": 0.00,
             "shipping_amount": 40.00, "currency": "PHP", "status": "pending", "is_digital": 0, "buyer_id": 700123,
             "payment_time": 1790006957000, "updated_at": "2026-09-22 00:09:17 +0800", "tracking_code": ""%s}
            """;

    @Test
    void map_mixedForms_givesOneLineForEachPiece() throws Exception {
        Mapped<Order> mapped = map(head(""), item(""));
        Order order = mapped.record();

        assertThat(mapped.unknowns()).isEmpty();
        assertThat(order.id()).isEqualTo("260422900198363");
        assertThat(order.orderedAt()).isEqualTo(Instant.parse("2026-09-21T16:09:17Z"));
        assertThat(order.updatedAt()).isEqualTo(Instant.parse("2026-09-23T02:00:00Z"));
        assertThat(order.total()).isEqualTo(Money.of("319.00", "PHP"));
        assertThat(order.shipping()).isNull();
        OrderLine line = order.lines().get(0);
        assertThat(line.quantity()).isEqualTo(1);
        assertThat(line.gross()).isEqualTo(Money.of("279.00", "PHP"));
        assertThat(line.shipping()).isEqualTo(Money.of("40", "PHP"));
        assertThat(line.item()).hasToString("ItemRef[itemId=44, variantId=55]");
        assertThat(line.paidAt()).isEqualTo(Instant.ofEpochMilli(1_790_006_957_000L));
        assertThat(line.fulfilment().trackingCode()).isNull();
        assertThat(order.customer()).satisfies(customer -> {
            assertThat(Objects.requireNonNull(customer).id()).isEqualTo("700123");
            assertThat(customer.city()).isEqualTo("Quezon City");
            assertThat(customer.country()).isEqualTo("PH");
            assertThat(customer.postalPrefix()).isNull();
            assertThat(customer.displayName()).isNull();
        });
        balances(order);
    }

    @Test
    void map_vouchersOnOrderOnly_standOnTheOrder() throws Exception {
        Order order = map(
                        head(",\"voucher\":\"30.00\",\"voucher_seller\":\"20.00\",\"voucher_platform\":10,"
                                + "\"voucher_code\":\"SALE\""),
                        item(""))
                .record();

        assertThat(order.lines().get(0).discounts()).isEmpty();
        assertThat(order.discounts())
                .containsExactly(
                        new Discount(Payer.SELLER, Discount.Target.GOODS, Money.of("20", "PHP"), "SALE"),
                        new Discount(Payer.PLATFORM, Discount.Target.GOODS, Money.of("10", "PHP"), "SALE"));
        balances(order);
    }

    @Test
    void map_vouchersOnLinesToo_countOnce() throws Exception {
        Order order = map(
                        head(",\"voucher\":30,\"voucher_seller\":20,\"voucher_platform\":10"),
                        item(",\"voucher_amount\":30,\"voucher_seller\":20,\"voucher_platform\":10"))
                .record();

        assertThat(order.discounts()).isEmpty();
        assertThat(order.lines().get(0).discounts()).hasSize(2);
        balances(order);
    }

    @Test
    void map_voucherPartlyOnLines_leavesTheRestOnTheOrder() throws Exception {
        Order order = map(
                        head(",\"voucher\":30,\"voucher_seller\":20,\"voucher_platform\":10"),
                        item(",\"voucher_seller\":\"5.50\""))
                .record();

        assertThat(order.discounts())
                .extracting(Discount::payer, discount -> discount.amount().amount())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Payer.SELLER, new BigDecimal("14.50")),
                        org.assertj.core.groups.Tuple.tuple(Payer.PLATFORM, new BigDecimal("10")));
        balances(order);
    }

    @Test
    void map_linesClaimMoreVoucherThanTheOrder_usesTheOrder() throws Exception {
        Order order =
                map(head(",\"voucher\":10"), item(",\"voucher_amount\":30")).record();

        assertThat(order.lines().get(0).discounts()).isEmpty();
        assertThat(order.discounts()).containsExactly(Discount.onGoods(Payer.SELLER, Money.of("10", "PHP")));
        balances(order);
    }

    @Test
    void map_partOfTheVoucherIsMoreThanTheWhole_theWholeWins() throws Exception {
        String strange = ",\"VOUCHER\":30,\"voucher_seller\":5,\"voucher_platform\":50";
        Order order = map(
                        head(strange.replace("VOUCHER", "voucher")), item(strange.replace("VOUCHER", "voucher_amount")))
                .record();

        assertThat(order.discounts()).isEmpty();
        assertThat(order.lines().get(0).discounts())
                .containsExactly(Discount.onGoods(Payer.PLATFORM, Money.of("30", "PHP")));
        balances(order);
    }

    @Test
    void map_linesClaimMoreShippingThanTheOrder_usesTheOrder() throws Exception {
        Order order = map(head(""), item(",\"shipping_amount\":60")).record();

        assertThat(order.lines().get(0).shipping()).isNull();
        assertThat(order.shipping()).isEqualTo(Money.of("40", "PHP"));
        balances(order);
    }

    @Test
    void map_freeShippingPaidByPlatform_showsBothSides() throws Exception {
        Order order = map(
                        head(",\"shipping_fee\":0,\"shipping_fee_original\":\"55.00\","
                                + "\"shipping_fee_discount_platform\":55,\"shipping_fee_discount_seller\":0"),
                        item(",\"shipping_amount\":0"))
                .record();

        assertThat(order.shipping()).isEqualTo(Money.of("55", "PHP"));
        assertThat(order.discounts()).containsExactly(Discount.onShipping(Payer.PLATFORM, Money.of("55", "PHP")));
        balances(order);
    }

    @Test
    void map_voucherAndFeeThatOnlyTheItemsTell_countAsTheOrders() throws Exception {
        Order order = map(
                        head(",\"voucher\":null,\"shipping_fee\":null"),
                        item(",\"voucher_amount\":20,\"voucher_seller\":5,\"voucher_platform\":15"))
                .record();

        assertThat(order.total()).isEqualTo(Money.of("299.00", "PHP"));
        assertThat(order.lines().get(0).discounts()).hasSize(2);
        balances(order);
    }

    @Test
    void map_voucherBelowZero_isCountedAndTheTotalIsWhatTheOrderSays() throws Exception {
        Mapped<Order> mapped = map(head(",\"voucher\":-5"), item(""));

        assertThat(mapped.unknowns()).extracting(Unknown::field).containsExactly("order.voucher");
        assertThat(mapped.record().total()).isEqualTo(Money.of("324.00", "PHP"));
    }

    @Test
    void map_shippingDiscountsThatDoNotAddUp_takesTheFee() throws Exception {
        Order order = map(
                        head(",\"shipping_fee_original\":90,\"shipping_fee_discount_platform\":10"),
                        item(",\"shipping_amount\":0"))
                .record();

        assertThat(order.shipping()).isEqualTo(Money.of("40", "PHP"));
        assertThat(order.discounts()).isEmpty();
        balances(order);
    }

    @Test
    void map_shippingPartlyOnLines_leavesTheRestOnTheOrder() throws Exception {
        Order order = map(head(""), item(",\"shipping_amount\":15")).record();

        assertThat(order.shipping()).isEqualTo(Money.of("25", "PHP"));
        balances(order);
    }

    @ParameterizedTest
    @CsvSource({
        "unpaid, UNPAID",
        "pending, PENDING",
        "packed, READY_TO_SHIP",
        "Ready_To_Ship, READY_TO_SHIP",
        "shipped, SHIPPED",
        "delivered, DELIVERED",
        "canceled, CANCELLED",
        "returned, RETURNED",
        "lost_by_3pl, FAILED",
        "shipped_back_success, FAILED"
    })
    void map_status_isNormalized(String word, OrderStatus state) throws Exception {
        Order order = map(head(""), item(",\"status\":\"" + word + "\"")).record();

        assertThat(order.status()).isEqualTo(state);
        assertThat(order.lines().get(0).status()).isEqualTo(state);
        assertThat(order.sourceStatus()).isEqualTo(word);
        assertThat(order.lines().get(0).quantityCancelled()).isEqualTo(state == OrderStatus.CANCELLED ? 1 : 0);
    }

    @Test
    void map_everyWordOfTheFilter_isKnown() {
        assertThat(OrderWords.FILTERS)
                .allSatisfy(word -> assertThat(OrderWords.state(word)).isNotEqualTo(OrderStatus.UNKNOWN));
    }

    @Test
    void map_newWord_isKeptAndCounted() throws Exception {
        Mapped<Order> mapped = map(head(""), item(",\"status\":\"teleported\""));

        assertThat(mapped.record().status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(mapped.unknowns()).containsExactly(new Unknown("order_item.status", "teleported"));
    }

    @Test
    void map_partlyCancelledAndShipped_isShipped() throws Exception {
        Order order = map(
                        head(""),
                        item(",\"status\":\"canceled\""),
                        item(",\"order_item_id\":2,\"status\":\"shipped\""),
                        item(",\"order_item_id\":3,\"status\":\"delivered\""))
                .record();

        assertThat(order.status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(order.sourceStatus()).isEqualTo("canceled,delivered,shipped");
    }

    @Test
    void map_noCurrency_isThatOfTheSite() throws Exception {
        assertThat(map(head(""), item(",\"currency\":\"\"")).record().currency())
                .isEqualTo("PHP");
    }

    @Test
    void map_currencyThatIsNone_isKeptAsUnknown() throws Exception {
        Mapped<Order> mapped = map(head(""), item(",\"currency\":\"peso\""));

        assertThat(mapped.record().currency()).isEqualTo(Money.NO_CURRENCY);
        assertThat(mapped.unknowns()).containsExactly(new Unknown("order_item.currency", "peso"));
    }

    @Test
    void map_twoCurrencies_cannotBeAddedUp() {
        assertThatThrownBy(() -> map(head(""), item(""), item(",\"order_item_id\":2,\"currency\":\"SGD\"")))
                .isInstanceOf(Undecodable.class);
    }

    @Test
    void map_noBuyer_hasNoCustomer() throws Exception {
        assertThat(map(head(""), item(",\"buyer_id\":null")).record().customer())
                .isNull();
    }

    @Test
    void map_priceWithGroups_isRead() throws Exception {
        Order order = map(head(",\"price\":\"1,279.50\""), item(",\"item_price\":\"1,279.50\""))
                .record();

        assertThat(order.total()).isEqualTo(Money.of("1319.50", "PHP"));
        balances(order);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-09-21 16:09:17 +0000\"",
                "\"2026-09-22 00:09:17 +0800\"",
                "\"2026-09-22 00:09:17 +08:00\"",
                "\"2026-09-22T00:09:17+08:00\"",
                "\"2026-09-22T00:09:17+0800\"",
                "\"2026-09-21T16:09:17Z\"",
                "\"2026-09-21T16:09:17.000Z\"",
                "\"2026-09-22 00:09:17\"",
                "1790006957",
                "\"1790006957\"",
                "1790006957000",
                "\"1790006957000\""
            })
    void decode_dateForms_areOneInstant(String date) throws Exception {
        assertThat(head(",\"created_at\":" + date).createdAt()).isEqualTo(Instant.parse("2026-09-21T16:09:17Z"));
    }

    @Test
    void decode_absentId_namesTheField() {
        assertThatThrownBy(() -> LazadaJson.decode(
                        LazadaJson.read("{\"created_at\":1,\"updated_at\":1}"),
                        LazadaOrder.class,
                        LazadaSite.PH.zone(),
                        new OddValues()))
                .isInstanceOfSatisfying(
                        Undecodable.class, e -> assertThat(e.field()).isEqualTo("order_id"));
    }

    @Test
    void decode_flagsAndEmptyObjects_areRead() throws Exception {
        LazadaOrder order =
                head(",\"gift_option\":\"1\",\"is_cancel_pending\":0,\"address_shipping\":[],\"statuses\":\"x\"");

        assertThat(order.giftOption()).isTrue();
        assertThat(order.isCancelPending()).isFalse();
        assertThat(order.addressShipping()).isNull();
        assertThat(order.statuses()).containsExactly("x");
    }

    /** The warehouse's identity: lines and order together are what the buyer paid. */
    private static void balances(Order order) {
        BigDecimal sum = discounts(order.discounts()).negate().add(amount(order.shipping()));
        for (OrderLine line : order.lines()) {
            sum = sum.add(amount(line.gross()))
                    .subtract(discounts(line.discounts()))
                    .add(amount(line.shipping()));
        }
        assertThat(sum).isEqualByComparingTo(amount(order.total()));
    }

    private static BigDecimal discounts(List<Discount> discounts) {
        return discounts.stream().map(discount -> discount.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(@org.jspecify.annotations.Nullable Money money) {
        return money == null ? BigDecimal.ZERO : money.amount();
    }

    private static Mapped<Order> map(LazadaOrder head, LazadaOrderItem... items) throws Undecodable {
        return new OrderMapper(LazadaSite.PH.market()).map(head.items(List.of(items)));
    }

    private static LazadaOrder head(String more) throws Exception {
        return LazadaJson.decode(json(HEAD, more), LazadaOrder.class, LazadaSite.PH.zone(), new OddValues());
    }

    private static LazadaOrderItem item(String more) throws Exception {
        return LazadaJson.decode(json(ITEM, more), LazadaOrderItem.class, LazadaSite.PH.zone(), new OddValues());
    }

    private static JsonNode json(String template, String more) throws Exception {
        List<String> parts = new ArrayList<>();
        parts.add(String.format(java.util.Locale.ROOT, template, more));
        return LazadaJson.read(parts.get(0));
    }
}
