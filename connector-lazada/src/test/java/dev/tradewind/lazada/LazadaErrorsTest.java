package dev.tradewind.lazada;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ForbiddenException;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.error.NotFoundException;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.SignatureRejectedException;
import dev.tradewind.core.error.ThrottledException;
import dev.tradewind.core.error.TokenRejectedException;
import dev.tradewind.core.error.UnavailableException;
import dev.tradewind.core.http.Answer;
import dev.tradewind.core.http.Operation;
import dev.tradewind.core.json.RawJson;
import dev.tradewind.lazada.internal.wire.LazadaErrors;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LazadaErrorsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Map<String, Class<? extends ConnectorException>> TYPES = Map.of(
            "SIGNATURE", SignatureRejectedException.class,
            "INVALID", InvalidRequestException.class,
            "NOT_FOUND", NotFoundException.class,
            "FORBIDDEN", ForbiddenException.class,
            "TOKEN", TokenRejectedException.class,
            "REAUTHORIZE", ReauthorizeException.class,
            "THROTTLED", ThrottledException.class,
            "UNAVAILABLE", UnavailableException.class);

    @ParameterizedTest
    @CsvSource({
        "/orders/get, IncompleteSignature, SIGNATURE",
        "/orders/get, MissingParameter, INVALID",
        "/orders/get, InvalidApiPath, INVALID",
        "/orders/get, 14, INVALID",
        "/orders/get, 17, INVALID",
        "/orders/get, 6, INVALID",
        "/orders/get, InvalidAppKey, FORBIDDEN",
        "/orders/get, InsufficientPermission, FORBIDDEN",
        "/orders/get, AppWhiteIpLimit, FORBIDDEN",
        "/orders/get, SellerNotActive, FORBIDDEN",
        "/auth/token/create, InvalidCode, REAUTHORIZE",
        "/auth/token/refresh, IllegalRefreshToken, REAUTHORIZE",
        "/auth/token/refresh, AUTH_TYPE_UNSUPPORTED, REAUTHORIZE",
        "/orders/get, IllegalAccessToken, TOKEN",
        "/orders/get, InvalidAccessToken, TOKEN",
        "/orders/get, ApiCallLimit, THROTTLED",
        "/orders/get, SellerCallLimit, THROTTLED",
        "/products/get, 901, THROTTLED",
        "/products/get, E901, THROTTLED",
        "/products/get, AppCallLimit, THROTTLED",
        "/products/get, ServiceTimeout, UNAVAILABLE",
        "/products/get, 6, UNAVAILABLE",
        "/products/get, 1002, UNAVAILABLE",
        "/products/get, BIZ_DEGRADATION_ERROR, UNAVAILABLE",
        "/order/get, 16, NOT_FOUND",
        "/product/item/get, 208, NOT_FOUND",
        "/order/get, 208, INVALID",
        "/orders/get, SomethingNew, INVALID"
    })
    void judge_code_isErrorByPathAndCode(String path, String code, String type) {
        Optional<ConnectorException> failure = judge(
                path, "{\"type\":\"ISV\",\"code\":\"" + code + "\",\"message\":\"words\",\"request_id\":\"0ba2\"}");

        assertThat(failure).get().isInstanceOf(TYPES.get(type));
        assertThat(failure.orElseThrow().context().platformCode()).isEqualTo(code);
        assertThat(failure.orElseThrow().context().requestId()).isEqualTo("0ba2");
        assertThat(failure.orElseThrow().advice()).isNotBlank();
    }

    @Test
    void judge_unknownCodeOfThePlatform_mayPass() {
        assertThat(judge("/orders/get", "{\"type\":\"SYSTEM\",\"code\":\"Odd\"}"))
                .get()
                .isInstanceOf(UnavailableException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "17, 18"})
    void judge_ban_waitsOneSecondMoreThanTold(long told, long waited) {
        Optional<ConnectorException> failure = judge(
                "/orders/get",
                "{\"type\":\"ISV\",\"code\":\"ApiCallLimit\",\"message\":\"Api access frequency exceeds the limit. this ban"
                        + " will last " + told + " seconds\"}");

        assertThat(((ThrottledException) failure.orElseThrow()).until()).isEqualTo(NOW.plusSeconds(waited));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":\"0\",\"result\":{\"success\":false,\"error_code\":\"901\",\"error_msg\":\"busy\"}}",
                "{\"code\":\"0\",\"result\":{\"success\":\"false\",\"error_code\":\"901\"}}",
                "{\"code\":\"0\",\"success\":false,\"error_code\":\"901\"}"
            })
    void judge_secondEnvelopeFails_isFailure(String body) {
        assertThat(judge("/logistic/order/trace", body)).get().isInstanceOf(ThrottledException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":\"0\",\"data\":{},\"request_id\":\"1\",\"_trace_id_\":\"x\"}",
                "{\"code\":0,\"data\":[]}",
                "{\"code\":\"0\",\"result\":{\"success\":true}}",
                "{\"code\":\"0\",\"access_token\":\"x\"}"
            })
    void judge_good_isGood(String body) {
        assertThat(judge("/orders/get", body)).isEmpty();
    }

    @Test
    void judge_jsonOfSomethingElse_isNotUnderstood() {
        assertThat(judge("/orders/get", "{\"status\":\"ok\"}")).get().isInstanceOf(ProtocolException.class);
    }

    @Test
    void judge_htmlPage_isFirewall() {
        Answer page = new Answer(
                new Operation("GET", "/orders/get"),
                200,
                Map.of(),
                Optional.empty(),
                "\n<html><body>punish</body></html>");

        assertThat(errors().judge(page, context("/orders/get")))
                .get()
                .isInstanceOf(UnavailableException.class)
                .hasToString(
                        "dev.tradewind.core.error.UnavailableException: lazada/100123 GET /orders/get (HTTP 200): a web"
                                + " page came in place of JSON: Lazada's firewall, or a proxy. Lower the rate, and check that this"
                                + " address may call Lazada and that the endpoint is right.");
    }

    @Test
    void judge_errorBesideStatus_isReadFromText() {
        Answer answer = new Answer(
                new Operation("GET", "/orders/get"),
                403,
                Map.of(),
                Optional.empty(),
                "{\"code\":\"IllegalAccessToken\",\"type\":\"ISV\"}");

        assertThat(errors().judge(answer, context("/orders/get"))).get().isInstanceOf(TokenRejectedException.class);
    }

    @Test
    void judge_emptyOrCutBody_isLeftToThePipeline() {
        for (String text : new String[] {"", "{\"code\":\"0\",\"da"}) {
            Answer answer = new Answer(new Operation("GET", "/orders/get"), 200, Map.of(), Optional.empty(), text);

            assertThat(errors().judge(answer, context("/orders/get"))).isEmpty();
        }
    }

    @Test
    void judge_signatureRefused_namesClockThatIsOff() {
        Answer answer = answer(
                "/orders/get",
                "{\"type\":\"ISV\",\"code\":\"IncompleteSignature\"}",
                Map.of("date", "Sun, 22 Nov 2026 13:00:00 GMT"));

        assertThat(errors().judge(answer, context("/orders/get")).orElseThrow().advice())
                .contains(SignatureMistake.CLOCK_OFF.fix(), "10800 s behind Lazada's");
    }

    @Test
    void judge_signatureRefusedForNoReasonSeen_pointsAtTheSecret() {
        Answer answer = answer(
                "/orders/get",
                "{\"type\":\"ISV\",\"code\":\"IncompleteSignature\"}",
                Map.of("date", "Sun, 22 Nov 2026 10:00:02 GMT"));

        assertThat(errors().judge(answer, context("/orders/get")).orElseThrow().advice())
                .contains(SignatureMistake.OTHER_SECRET.fix())
                .doesNotContain("helloworld");
    }

    private static Optional<ConnectorException> judge(String path, String body) {
        return errors().judge(answer(path, body, Map.of()), context(path));
    }

    private static Answer answer(String path, String body, Map<String, String> headers) {
        return new Answer(new Operation("GET", path), 200, headers, Optional.of(new RawJson(body)), "");
    }

    private static LazadaErrors errors() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new LazadaErrors(
                clock,
                new SignatureAdvice(
                                LazadaSite.PH.base(),
                                () -> new LazadaCredentials("123456", Secret.of("helloworld")),
                                clock)::of);
    }

    private static ErrorContext context(String path) {
        return ErrorContext.of(new ShopRef(Platform.LAZADA, "100123"), "GET " + path);
    }
}
