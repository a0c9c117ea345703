package dev.tradewind.lazada.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.auth.AccessToken;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.http.ApiRequest;
import dev.tradewind.core.http.Param;
import dev.tradewind.lazada.LazadaSite;
import dev.tradewind.lazada.fakes.Vectors;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LazadaRequestSignerTest {
    static Stream<JsonNode> requests() {
        return Vectors.of("vectors");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void sign_goldenVector_sendsItsSignature(JsonNode vector) {
        ApiRequest sent = signed(vector, Optional.empty());

        assertThat(value(sent.query(), "sign")).isEqualTo(Vectors.text(vector, "expected_sign"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void sign_goldenVector_hasWireShapeOfOfficialJavaSdk(JsonNode vector) {
        JsonNode official = vector.get("oracle_variants").get(0);
        Optional<String> partner = Optional.of(Vectors.text(official.get("extra_params"), "partner_id"));

        ApiRequest sent = signed(vector, partner);

        assertThat(names(sent.query())).containsExactlyInAnyOrderElementsOf(texts(official, "url_param_names"));
        assertThat(names(sent.form())).containsExactlyInAnyOrderElementsOf(texts(official, "body_param_names"));
        assertThat(value(sent.query(), "sign")).isEqualTo(Vectors.text(official, "sign"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/token/create", "/auth/token/refresh"})
    void sign_tokenCall_isNeverSignedWithToken(String path) {
        ApiRequest request = new ApiRequest(
                "POST",
                LazadaSite.AUTH,
                path,
                List.of(),
                List.of(new Param("code", "0_1_x")),
                List.of(),
                Optional.empty());

        ApiRequest sent = signer("123456", Optional.empty()).sign(request, Instant.EPOCH, token("50000401r20test"));

        assertThat(names(sent.query())).doesNotContain("access_token").contains("sign");
    }

    @Test
    void sign_secondAttempt_hasNewTimestampAndSignature() {
        ApiRequest request = new ApiRequest(
                "GET", LazadaSite.PH.base(), "/seller/get", List.of(), List.of(), List.of(), Optional.empty());
        LazadaRequestSigner signer = signer("123456", Optional.empty());

        ApiRequest first = signer.sign(request, Instant.ofEpochMilli(1_000), token("t"));
        ApiRequest second = signer.sign(request, Instant.ofEpochMilli(2_000), token("t"));

        assertThat(value(first.query(), "timestamp")).isEqualTo("1000");
        assertThat(value(second.query(), "timestamp")).isEqualTo("2000");
        assertThat(value(first.query(), "sign")).isNotEqualTo(value(second.query(), "sign"));
    }

    private static ApiRequest signed(JsonNode vector, Optional<String> partner) {
        List<Param> business = Vectors.map(vector.get("business_params")).entrySet().stream()
                .map(entry -> new Param(entry.getKey(), entry.getValue()))
                .toList();
        boolean post = Vectors.text(vector, "http_method").equals("POST");
        ApiRequest request = new ApiRequest(
                Vectors.text(vector, "http_method"),
                URI.create("https://api.lazada.com.ph/rest"),
                Vectors.text(vector, "api_path"),
                post ? List.of() : business,
                post ? business : List.of(),
                List.of(),
                Optional.empty());
        Optional<AccessToken> token =
                vector.hasNonNull("access_token") ? token(Vectors.text(vector, "access_token")) : Optional.empty();
        Instant now = Instant.ofEpochMilli(Long.parseLong(Vectors.text(vector, "timestamp")));
        return signer(Vectors.text(vector, "app_key"), partner).sign(request, now, token);
    }

    private static LazadaRequestSigner signer(String appKey, Optional<String> partner) {
        return new LazadaRequestSigner(() -> new AppKey(appKey, Secret.of("helloworld")), partner);
    }

    private static Optional<AccessToken> token(String value) {
        return Optional.of(new AccessToken(Secret.of(value), Instant.MAX, 0));
    }

    private static List<String> names(List<Param> params) {
        return params.stream().map(Param::name).toList();
    }

    private static String value(List<Param> params, String name) {
        Map<String, String> map = new HashMap<>(params.stream().collect(Collectors.toMap(Param::name, Param::value)));
        return map.getOrDefault(name, "");
    }

    private static List<String> texts(JsonNode official, String field) {
        return Stream.of(official.get("wire").get(field))
                .flatMap(list -> {
                    Stream.Builder<String> names = Stream.builder();
                    list.forEach(name -> names.add(name.asText()));
                    return names.build();
                })
                .toList();
    }
}
