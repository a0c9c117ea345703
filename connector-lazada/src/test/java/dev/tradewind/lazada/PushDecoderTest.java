package dev.tradewind.lazada;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.webhook.WebhookEvent;
import dev.tradewind.lazada.model.LazadaPush;
import dev.tradewind.lazada.model.LazadaPush.ProductChanged.Kind;
import dev.tradewind.lazada.model.LazadaPush.StateChanged.Subject;
import dev.tradewind.testkit.lazada.LazadaPushes;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushDecoderTest {
    private static final Secret SECRET = Secret.of("s");
    private static final Instant AT = Instant.parse("2026-11-22T10:00:01Z");

    private final LazadaPushes pushes = new LazadaPushes("1", SECRET, "100123", "PH");
    private final LazadaPushVerifier verifier = LazadaPushVerifier.create(new LazadaCredentials("1", SECRET));

    @Test
    void order_forwardAndReverse_isReadAgainWithItsReversal() {
        WebhookEvent event = event(
                0,
                "{'order_status':'canceled','trade_order_id':252883361348153,"
                        + "'trade_order_line_id':'252883361948153','reverse_order_id':'501977696648153',"
                        + "'reverse_order_line_id':502491640048153,'status_update_time':1603703663}");

        assertThat(LazadaPushVerifier.push(event)).isInstanceOfSatisfying(LazadaPush.OrderChanged.class, order -> {
            assertThat(order.orderId()).isEqualTo("252883361348153");
            assertThat(order.lineId()).isEqualTo("252883361948153");
            assertThat(order.reverseOrderId()).isEqualTo("501977696648153");
            assertThat(order.reverseLineId()).isEqualTo("502491640048153");
            assertThat(order.status()).isEqualTo("canceled");
            assertThat(order.changedAt()).isEqualTo(Instant.ofEpochSecond(1_603_703_663));
        });
        assertThat(event.ids())
                .isEqualTo(Map.of(
                        Dataset.ORDERS,
                        Set.of("252883361348153"),
                        Dataset.ACTIVITY,
                        Set.of("reversal/501977696648153/502491640048153")));
    }

    @Test
    void reversal_ofAnOrder_readsTheOrderAgain() {
        WebhookEvent event = verifier.verify(pushes.reversal("77", "501", "REFUND_SUCCESS", AT));

        assertThat(LazadaPushVerifier.push(event))
                .isInstanceOfSatisfying(LazadaPush.ReverseOrderChanged.class, reverse -> {
                    assertThat(reverse.reverseOrderId()).isEqualTo("77");
                    assertThat(reverse.status()).isEqualTo("REFUND_SUCCESS");
                });
        assertThat(event.ids()).isEqualTo(Map.of(Dataset.ORDERS, Set.of("501")));
    }

    @Test
    void reversal_withItsLineAndNoOrder_isReadAgainItself() {
        WebhookEvent event =
                event(10, "{'reverse_order_id':77,'reverse_order_line_id':'78','reverse_status':'REFUND_SUCCESS'}");

        assertThat(event.ids()).isEqualTo(Map.of(Dataset.ACTIVITY, Set.of("reversal/77/78")));
    }

    @Test
    void parcel_ofAnOrder_readsTheOrderAgain() {
        WebhookEvent event = event(
                14, "{'trade_order_id':'501','fulfillment_package_id':'FP1','status':'ready_to_ship','buyer_id':9}");

        assertThat(LazadaPushVerifier.push(event)).isInstanceOfSatisfying(LazadaPush.PackageChanged.class, parcel -> {
            assertThat(parcel.packageId()).isEqualTo("FP1");
            assertThat(parcel.buyerId()).isEqualTo("9");
        });
        assertThat(event.ids()).isEqualTo(Map.of(Dataset.ORDERS, Set.of("501")));
    }

    @ParameterizedTest
    @CsvSource({"3, CREATED", "4, EDITED", "5, DELETED"})
    void product_madeEditedDeleted_isReadAgain(int type, Kind kind) {
        WebhookEvent event = event(
                type,
                "{'item_id':1807508328,'sku_list':[{'shop_sku':'a','seller_sku':'b',"
                        + "'sku_id':9541954106}],'action':'EDITED_DELETED','status_update_time':1623230820094}");

        assertThat(LazadaPushVerifier.push(event)).isInstanceOfSatisfying(LazadaPush.ProductChanged.class, product -> {
            assertThat(product.kind()).isEqualTo(kind);
            assertThat(product.action()).isEqualTo("EDITED_DELETED");
            assertThat(product.variants()).containsExactly(new LazadaPush.Variant("9541954106", "b", "a"));
            assertThat(product.changedAt()).isEqualTo(Instant.ofEpochMilli(1_623_230_820_094L));
        });
        assertThat(event.ids()).isEqualTo(Map.of(Dataset.PRODUCTS, Set.of("1807508328")));
    }

    @Test
    void product_actionBesideTheData_isFound() {
        WebhookEvent event = verifier.verify(pushes.signed(
                "{\"seller_id\":\"1\",\"msg_type\":3,\"data\":{\"item_id\":\"5\",\"sku_list\":null},\"action\":\"PUBLISHED\","
                        + "\"status_update_time\":1623238942696,\"timestamp\":1606130634,\"site\":\"lazada-sg\"}"));

        assertThat(LazadaPushVerifier.push(event)).isInstanceOfSatisfying(LazadaPush.ProductChanged.class, product -> {
            assertThat(product.kind()).isEqualTo(Kind.CREATED);
            assertThat(product.action()).isEqualTo("PUBLISHED");
            assertThat(product.changedAt()).isEqualTo(Instant.ofEpochMilli(1_623_238_942_696L));
            assertThat(product.envelope().pushedAt()).isEqualTo(Instant.ofEpochSecond(1_606_130_634));
        });
    }

    @Test
    void product_judged_isReadAgain() {
        WebhookEvent event = event(1, "{'itemId':'5','status':'REJECTED','reason':'picture'}");

        assertThat(LazadaPushVerifier.push(event))
                .isInstanceOfSatisfying(
                        LazadaPush.ProductJudged.class,
                        product -> assertThat(product.reason()).isEqualTo("picture"));
        assertThat(event.ids()).isEqualTo(Map.of(Dataset.PRODUCTS, Set.of("5")));
    }

    @Test
    void stockLow_namesNoProduct_readsNothing() {
        WebhookEvent event = event(
                6,
                "{'sku_id':5,'seller_sku':'A','real_quantity':4,'withhold_quantity':'1',"
                        + "'occupy_quantity':2,'warehouse':'dropshipping'}");

        assertThat(LazadaPushVerifier.push(event)).isInstanceOfSatisfying(LazadaPush.StockLow.class, stock -> {
            assertThat(stock.quantity()).isEqualTo(4);
            assertThat(stock.withheld()).isEqualTo(1);
            assertThat(stock.variant().sellerSku()).isEqualTo("A");
        });
        assertThat(event.ids()).isEmpty();
    }

    @Test
    void consentEnds_sellerStandsInside_isToldAndReadsNothing() {
        WebhookEvent event = verifier.verify(pushes.consentEnds(AT.plusSeconds(172_800), AT));

        assertThat(event.shop()).contains("100123");
        assertThat(event.ids()).isEmpty();
        assertThat(LazadaPushVerifier.push(event)).isInstanceOfSatisfying(LazadaPush.ConsentEnds.class, ends -> {
            assertThat(ends.envelope().sellerId()).isNull();
            assertThat(ends.sellerId()).isEqualTo("100123");
            assertThat(ends.endsAt()).isEqualTo(AT.plusSeconds(172_800));
        });
    }

    @Test
    void review_ofABuyer_isReadAgainById() {
        WebhookEvent event = verifier.verify(pushes.review("122598400472942", "2306372942", "83314300176414", AT));

        assertThat(LazadaPushVerifier.push(event))
                .isInstanceOfSatisfying(
                        LazadaPush.ReviewWritten.class,
                        review -> assertThat(review.orderId()).isEqualTo("83314300176414"));
        assertThat(event.ids()).isEqualTo(Map.of(Dataset.ACTIVITY, Set.of("review/122598400472942")));
    }

    @Test
    void promotion_withoutData_isReadFromTheOutside() {
        WebhookEvent event = verifier.verify(pushes.signed("{\"seller_id\":\"1\",\"message_type\":11,"
                + "\"promotionId\":91,\"promotionType\":\"flexi\",\"expireTime\":1623238942696}"));

        assertThat(LazadaPushVerifier.push(event)).isInstanceOfSatisfying(LazadaPush.Promotion.class, promotion -> {
            assertThat(promotion.promotionId()).isEqualTo("91");
            assertThat(promotion.expiresAt()).isEqualTo(Instant.ofEpochMilli(1_623_238_942_696L));
        });
        assertThat(event.occurredAt()).isEmpty();
    }

    @Test
    void states_ofSellerVideoAndCategories_areTold() {
        assertThat(state(13, "{'status':'close'}")).isEqualTo(new StateWords(Subject.SELLER, "100123", "close"));
        assertThat(state(7, "{'videoId':5,'state':'AUDIT_FAILED'}"))
                .isEqualTo(new StateWords(Subject.VIDEO, "5", "AUDIT_FAILED"));
        assertThat(state(12, "{'status':'changed','status_update_time':1603698638}"))
                .isEqualTo(new StateWords(Subject.CATEGORIES, null, "changed"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 19, 35, 46, 9_999})
    void other_types_areKeptWhole(int type) {
        WebhookEvent event = event(type, "{'new_field':{'a':[1]}}");

        assertThat(LazadaPushVerifier.push(event)).isInstanceOf(LazadaPush.Other.class);
        assertThat(event.topic()).isEqualTo(Integer.toString(type));
        assertThat(event.body().text()).contains("\"new_field\":{\"a\":[1]}");
        assertThat(event.ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 6, 10, 11, 14, 21})
    void knownType_withoutItsId_isKeptWhole(int type) {
        assertThat(LazadaPushVerifier.push(event(type, "{'something':'else'}"))).isInstanceOf(LazadaPush.Other.class);
    }

    @ParameterizedTest
    @CsvSource({"lazada_vn, VN", "LAZADA_SG, SG", "lazada-sg, SG", "ph, PH", "'', "})
    void site_anyForm_becomesACountry(String site, String country) {
        WebhookEvent event =
                verifier.verify(pushes.signed("{\"seller_id\":7,\"message_type\":\"2\",\"site\":\"" + site + "\"}"));

        assertThat(LazadaPushVerifier.push(event).envelope().country()).isEqualTo(country);
        assertThat(event.shop()).contains("7");
    }

    @Test
    void type_absentOrStrange_isUnknown() {
        assertThat(verifier.verify(pushes.signed("{\"data\":{}}")).topic()).isEqualTo("-1");
        assertThat(verifier.verify(pushes.signed("{\"message_type\":{}}")).topic())
                .isEqualTo("-1");
    }

    private record StateWords(
            Subject subject, @Nullable String id, @Nullable String status) {}

    private StateWords state(int type, String data) {
        LazadaPush push = LazadaPushVerifier.push(event(type, data));
        LazadaPush.StateChanged state = (LazadaPush.StateChanged) push;
        return new StateWords(state.subject(), state.id(), state.status());
    }

    private WebhookEvent event(int type, String data) {
        return verifier.verify(pushes.push(type, data.replace('\'', '"'), AT));
    }
}
