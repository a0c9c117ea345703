package dev.tradewind.lazada.internal.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Step;
import dev.tradewind.core.spi.Unknown;
import dev.tradewind.lazada.LazadaSite;
import dev.tradewind.lazada.fakes.FakeShop;
import dev.tradewind.lazada.internal.reading.PageBuilder;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import dev.tradewind.lazada.internal.wire.LazadaJson;
import dev.tradewind.lazada.internal.wire.LazadaJson.Undecodable;
import dev.tradewind.lazada.internal.wire.OddValues;
import dev.tradewind.lazada.model.LazadaOrder;
import dev.tradewind.lazada.model.LazadaOrderItem;
import dev.tradewind.lazada.model.LazadaPayout;
import dev.tradewind.lazada.model.LazadaProduct;
import dev.tradewind.lazada.model.LazadaReversal;
import dev.tradewind.lazada.model.LazadaReview;
import dev.tradewind.lazada.model.LazadaTransaction;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value of a form that nobody knows costs its field, and the record only where the record would be wrong without it. */
class OddValuesTest {
    private static final Map<String, Class<?>> TYPES = Map.of(
            "order", LazadaOrder.class,
            "item", LazadaOrderItem.class,
            "product", LazadaProduct.class,
            "reversal", LazadaReversal.class,
            "transaction", LazadaTransaction.class,
            "payout", LazadaPayout.class,
            "review", LazadaReview.class);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order | 'gift_option':'wrapped' | order.gift_option | wrapped",
                "order | 'is_cancel_pending':2 | order.is_cancel_pending | 2",
                "order | 'address_shipping':'Makati' | address | Makati",
                "order | 'address_shipping':5 | address | 5",
                "order | 'address_shipping':['Makati'] | address | [...]",
                "order | 'address_shipping':[{'city':'Makati'},['x'],3] | address | [...]",
                "item | 'is_digital':'maybe' | order_item.is_digital | maybe",
                "item | 'is_fbl':2 | order_item.is_fbl | 2",
                "item | 'is_fbl':{'a':1} | order_item.is_fbl | {'a':1}",
                "item | 'paid_price':'n/a' | order_item.paid_price | n/a",
                "item | 'payment_time':'31/12/2026' | order_item.payment_time | 31/12/2026",
                "item | 'created_at':'yesterday' | order_item.created_at | yesterday",
                "product | 'created_time':'yesterday' | product.created_time | yesterday",
                "product | 'skus':[{'package_weight':'heavy'}] | sku.package_weight | heavy",
                "product | 'skus':[{'multiWarehouseInventories':[{'totalQuantity':'many'}]}]"
                        + " | inventory.totalQuantity | many",
                "reversal | 'is_rtm':'?' | reversal.is_rtm | ?",
                "reversal | 'reverse_order_lines':[{'reverse_order_line_id':1,'is_dispute':'?'}]"
                        + " | reversal_line.is_dispute | ?",
                "reversal | 'reverse_order_lines':[{'reverse_order_line_id':1,'buyer':'Juan'}] | buyer | Juan",
                "transaction | 'VAT_in_amount':'-' | transaction.VAT_in_amount | -",
                "payout | 'closing_balance':'1.00 SGD' | payout.closing_balance | 1.00 SGD",
                "review | 'can_reply':'?' | review.can_reply | ?",
                "review | 'ratings':{'overall_rating':'4.5'} | ratings.overall_rating | 4.5",
                "review | 'ratings':'good' | ratings | good"
            })
    void decode_oddValueInAFieldThatIsNotNeeded_costsTheFieldAndIsCounted(
            String record, String field, String where, String value) throws Exception {
        OddValues odd = new OddValues();

        assertThat(decode(record, field, odd)).isNotNull();
        assertThat(odd.all()).containsExactly(new Unknown(where, json(value)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order | 'updated_at':'yesterday'",
                "order | 'price':'a lot'",
                "order | 'items_count':'few'",
                "item | 'item_price':'n/a'",
                "item | 'voucher_amount':true",
                "item | 'updated_at':'yesterday'",
                "product | 'updated_time':'yesterday'",
                "product | 'skus':[{'price':'n/a'}]",
                "product | 'skus':[{'multiWarehouseInventories':[{'sellableQuantity':'many'}]}]",
                "reversal | 'reverse_order_lines':[{'reverse_order_line_id':1,'refund_amount':'all'}]",
                "reversal | 'reverse_order_lines':[{'reverse_order_line_id':1,'is_need_refund':'maybe'}]",
                "transaction | 'amount':'n/a'",
                "payout | 'paid':'partly'",
                "review | 'create_time':'yesterday'"
            })
    void decode_oddValueThatWouldMakeTheRecordWrong_costsTheRecord(String record, String field) {
        assertThatThrownBy(() -> decode(record, field, new OddValues())).isInstanceOf(Undecodable.class);
    }

    @Test
    void decode_flagAsDecimal_isAFlag() throws Exception {
        for (String one : new String[] {"1", "1.0", "'1.0'", "true", "'Yes'"}) {
            OddValues odd = new OddValues();
            assertThat(((LazadaOrderItem) decode("item", "'is_digital':" + one, odd)).isDigital())
                    .as(one)
                    .isTrue();
            assertThat(odd.all()).isEmpty();
        }
        assertThat(((LazadaOrderItem) decode("item", "'is_digital':0.0", new OddValues())).isDigital())
                .isFalse();
    }

    @Test
    void window_ordersWithOddValues_areAllReadAndTheValuesCounted() {
        Instant from = Instant.parse("2026-11-01T00:00:00Z");
        FakeShop shop = new FakeShop();
        shop.order("1000", from);
        shop.spoilHead = head -> head.put("gift_option", "wrapped");
        shop.spoilItems = answer -> ((ObjectNode) answer.path("order_items").get(0))
                .put("is_fbl", 2)
                .put("payment_time", "31/12/2026");

        PageBuilder page = new PageBuilder();
        LazadaCalls calls = new LazadaCalls(shop, LazadaSite.PH.market(), FakeShop.CONTEXT);
        new OrdersById(calls, Clock.fixed(from, ZoneOffset.UTC)).accept(List.of("1000"), page);
        var read = page.build(Optional.empty(), new Step.End(Evidence.of(Proof.CHAINED, "one order")));

        assertThat(read.rejected()).isEmpty();
        assertThat(read.changes()).anyMatch(change -> change.dataset().equals(Dataset.ORDERS));
        assertThat(read.unknowns())
                .contains(
                        new Unknown("order.gift_option", "wrapped"),
                        new Unknown("order_item.is_fbl", "2"),
                        new Unknown("order_item.payment_time", "31/12/2026"));
    }

    private static Object decode(String record, String field, OddValues odd)
            throws JsonProcessingException, Undecodable {
        String name = field.substring(0, field.indexOf(':'));
        StringBuilder all = new StringBuilder(field);
        Map<String, String> base = Map.of(
                "order", "'order_id':1,'created_at':1700000000,'updated_at':1700000000",
                "item", "'order_item_id':1",
                "product", "'item_id':1",
                "reversal", "'reverse_order_id':1",
                "transaction", "'amount':'1.00'",
                "payout", "'statement_number':'S1'",
                "review", "'id':1");
        for (String part : Objects.requireNonNull(base.get(record)).split(",")) {
            if (!part.startsWith(name)) {
                all.append(',').append(part);
            }
        }
        return LazadaJson.decode(
                LazadaJson.read(json("{" + all + "}")),
                Objects.requireNonNull(TYPES.get(record)),
                LazadaSite.PH.zone(),
                odd);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
