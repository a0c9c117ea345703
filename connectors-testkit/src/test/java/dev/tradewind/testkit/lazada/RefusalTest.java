package dev.tradewind.testkit.lazada;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.testkit.world.Seed;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the real gateway refuses, the fake refuses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTest {
    private static final String SINCE = "2026-09-01T00:00:00+08:00";

    private FakeLazada fake;
    private Shopper shopper;

    @BeforeAll
    void start() {
        fake = FakeLazada.start(Seed.of(7).orders(120));
        shopper = new Shopper(fake);
    }

    @AfterAll
    void stop() {
        fake.close();
    }

    @ParameterizedTest(name = "{1}={2} changed after signing: {0}")
    @CsvSource({
        "IncompleteSignature, limit, 20",
        "IncompleteSignature, status, delivered",
        "IncompleteSignature, partner_id, x",
        "IncompleteSignature, access_token, other",
        "IncompleteSignature, update_after, 2026-09-01T00:00:00 08:00",
        "IncompleteSignature, sign, 00",
        "MissingParameter, sign, (absent)",
        "IncompleteSignature, limit, (absent)"
    })
    void signature_requestChangedAfterSigning_isRefused(String code, String name, String value) {
        JsonNode answer = shopper.tampered("/orders/get", Map.of(name, value), "update_after", SINCE, "limit", "10");

        assertThat(answer.path("code").asText()).isEqualTo(code);
        assertThat(answer.path("type").asText()).isEqualTo("ISV");
        assertThat(answer.path("request_id").asText()).isNotEmpty();
    }

    @Test
    void signature_lowerCase_isRefused() {
        JsonNode good = shopper.get("/orders/get", "update_after", SINCE);
        SignatureCheck check = new SignatureCheck("helloworld");

        assertThat(good.path("code").asText()).isEqualTo("0");
        String sign = check.sign("/x", List.of());
        assertThat(check.accepts("/x", List.of(), sign)).isTrue();
        assertThat(check.accepts("/x", List.of(), sign.toLowerCase(Locale.ROOT)))
                .isFalse();
    }

    @ParameterizedTest(name = "{1}={2}: {0}")
    @CsvSource({
        "MissingParameter, app_key, (absent)",
        "InvalidAppKey, app_key, 999",
        "MissingParameter, timestamp, (absent)",
        "InvalidParameter, timestamp, 1517820392",
        "InvalidTimestamp, timestamp, 1517820392000",
        "MissingParameter, sign_method, (absent)",
        "InvalidParameter, sign_method, hmac",
        "MissingParameter, access_token, (absent)",
        "IllegalAccessToken, access_token, 50000somebodyelse",
        "InvalidParameter, status, ' '"
    })
    void system_wellSignedButWrong_isRefused(String code, String name, String value) {
        JsonNode answer = shopper.overridden("/orders/get", Map.of(name, value), "update_after", SINCE);

        assertThat(answer.path("code").asText()).isEqualTo(code);
    }

    @ParameterizedTest(name = "/orders/get {1}={2}: {0}")
    @CsvSource({
        "19, limit, 101",
        "19, limit, 0",
        "19, limit, ten",
        "14, offset, 5001",
        "14, offset, -1",
        "17, update_before, 2026-11-01",
        "17, update_before, 2026-11-01T00:00:00",
        "17, update_before, 1762000000000",
        "36, status, sold",
        "74, sort_by, price",
        "75, sort_direction, UP",
        "InvalidParameter, created_after, 2026-11-01T00:00:00+08:00"
    })
    void ordersGet_parameterOutOfBounds_isRefused(String code, String name, String value) {
        JsonNode answer = shopper.get("/orders/get", "update_after", SINCE, name, value);

        assertThat(answer.path("code").asText()).isEqualTo(code);
    }

    @Test
    void ordersGet_withoutALowerBound_isRefused() {
        assertThat(shopper.get("/orders/get", "limit", "10").path("code").asText())
                .isEqualTo("MissingParameter");
    }

    @ParameterizedTest(name = "{1} {2}={3}: {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "16 | /order/get | order_id | 42",
                "16 | /order/items/get | order_id | abc",
                "16 | /orders/items/get | order_ids | [42]",
                "37 | /orders/items/get | order_ids | []",
                "38 | /orders/items/get | order_ids | 42",
                "38 | /orders/items/get | order_ids | [a,b]",
                "MissingParameter | /orders/items/get | order_id | 42",
                "208 | /product/item/get | item_id | 42",
                "MissingParameter | /products/get | limit | 10",
                "36 | /products/get | filter | some",
                "InvalidApiPath | /orders/get/ | update_after | 2026-09-01T00:00:00+08:00",
                "InvalidApiPath | /GetOrders | update_after | 2026-09-01T00:00:00+08:00",
                "InvalidApiPath | /auth/token/refresh | refresh_token | x"
            })
    void otherApis_wrongParameter_isRefused(String code, String path, String name, String value) {
        assertThat(shopper.get(path, name, value).path("code").asText()).isEqualTo(code);
    }

    @Test
    void ordersItemsGet_oneForeignOrTooManyIds_isRefusedAltogether() {
        long known = fake.world().ordersFrom(0, 1).get(0).id();
        String many = LongStream.range(0, 51).mapToObj(Long::toString).collect(Collectors.joining(",", "[", "]"));

        assertThat(code("/orders/items/get", "order_ids", "[" + known + "]")).isEqualTo("0");
        assertThat(code("/orders/items/get", "order_ids", "[" + known + ",42]")).isEqualTo("16");
        assertThat(code("/orders/items/get", "order_ids", many)).isEqualTo("56");
    }

    @Test
    void productsGet_pageOverTheLimit_isRefused() {
        assertThat(code("/products/get", "filter", "all", "limit", "51")).isEqualTo("19");
        assertThat(code("/products/get", "filter", "all", "offset", "10001")).isEqualTo("14");
        assertThat(code("/products/get", "filter", "all", "limit", "50")).isEqualTo("0");
    }

    @Test
    void tokens_refreshed_rotateAndWorkOnce() {
        try (FakeLazada own = FakeLazada.start(Seed.of(1).orders(1))) {
            Shopper client = new Shopper(own);
            String refresh = client.secret("refreshToken");
            JsonNode pair = client.auth("/auth/token/refresh", "refresh_token", refresh);

            assertThat(pair.path("country_user_info_list")
                            .path(0)
                            .path("seller_id")
                            .asText())
                    .isEqualTo("100123");
            assertThat(client.get("/seller/get").path("code").asText()).isEqualTo("IllegalAccessToken");
            client.token(pair.path("access_token").asText());
            assertThat(client.get("/seller/get").path("code").asText()).isEqualTo("0");
            assertThat(client.auth("/auth/token/refresh", "refresh_token", refresh)
                            .path("code")
                            .asText())
                    .isEqualTo("IllegalRefreshToken");
            assertThat(own.refreshes()).isEqualTo(1);
        }
    }

    @Test
    void tokens_olderThanTheirLife_areDead() {
        StartOptions shortLived = StartOptions.defaults().tokenLife(Duration.ofHours(1), Duration.ofDays(1));
        try (FakeLazada own = FakeLazada.start(Seed.of(1).orders(1), shortLived)) {
            Shopper client = new Shopper(own);
            own.clock().advance(Duration.ofMinutes(61));
            assertThat(client.get("/seller/get").path("code").asText()).isEqualTo("IllegalAccessToken");
            own.clock().advance(Duration.ofDays(1));
            assertThat(client.auth("/auth/token/refresh", "refresh_token", client.secret("refreshToken"))
                            .path("code")
                            .asText())
                    .isEqualTo("IllegalRefreshToken");
        }
    }

    @Test
    void tokens_codeOfAConsent_isGoodOnceForHalfAnHour() {
        try (FakeLazada own = FakeLazada.start(Seed.of(1).orders(1))) {
            Shopper client = new Shopper(own);
            String code = own.issueCode();
            JsonNode pair = client.auth("/auth/token/create", "code", code);
            assertThat(pair.path("country_user_info")).hasSize(1);
            assertThat(client.auth("/auth/token/create", "code", code)
                            .path("code")
                            .asText())
                    .isEqualTo("InvalidCode");
            String late = own.issueCode();
            own.clock().advance(Duration.ofMinutes(31));
            assertThat(client.auth("/auth/token/create", "code", late)
                            .path("code")
                            .asText())
                    .isEqualTo("InvalidCode");
        }
    }

    @Test
    void tokens_callWithAnAccessToken_isRefused() {
        JsonNode answer = shopper.auth("/auth/token/refresh", "refresh_token", "x", "access_token", "y");

        assertThat(answer.path("code").asText()).isEqualTo("InvalidParameter");
    }

    @Test
    void throttle_moreCallsThanAllowed_bansForTheTimeItNames() {
        try (FakeLazada own = FakeLazada.start(Seed.of(1).orders(1)).callsPerSecond(3)) {
            Shopper client = new Shopper(own);
            for (int i = 0; i < 3; i++) {
                assertThat(client.get("/seller/get").path("code").asText()).isEqualTo("0");
            }
            JsonNode banned = client.get("/seller/get");
            assertThat(banned.path("code").asText()).isEqualTo("ApiCallLimit");
            assertThat(banned.path("message").asText()).endsWith("this ban will last 1 seconds");
            assertThat(own.journal().refusals("ApiCallLimit")).isEqualTo(1);
            own.clock().advance(Duration.ofSeconds(2));
            assertThat(client.get("/seller/get").path("code").asText()).isEqualTo("0");
        }
    }

    private String code(String path, String... params) {
        return shopper.get(path, params).path("code").asText();
    }
}
