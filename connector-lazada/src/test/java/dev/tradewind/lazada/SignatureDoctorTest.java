package dev.tradewind.lazada;

import static dev.tradewind.lazada.SignatureMistake.ACCESS_TOKEN_LEFT_OUT;
import static dev.tradewind.lazada.SignatureMistake.CASE_INSENSITIVE_SORT;
import static dev.tradewind.lazada.SignatureMistake.CHARSET;
import static dev.tradewind.lazada.SignatureMistake.ENCODED_VALUES;
import static dev.tradewind.lazada.SignatureMistake.GATEWAY_PREFIX_SIGNED;
import static dev.tradewind.lazada.SignatureMistake.PLAIN_SHA256;
import static dev.tradewind.lazada.SignatureMistake.SECRET_IN_TEXT;
import static dev.tradewind.lazada.SignatureMistake.SEPARATORS;
import static dev.tradewind.lazada.SignatureMistake.SIGN_METHOD_LEFT_OUT;
import static dev.tradewind.lazada.SignatureMistake.TIMESTAMP_IN_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.lazada.fakes.Vectors;
import dev.tradewind.lazada.internal.auth.IopSigner;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureDoctorTest {
    private static final Map<String, SignatureMistake> NAMES = Map.of(
            "values percent-encoded before signing", ENCODED_VALUES,
            "gateway prefix /rest signed as part of the path", GATEWAY_PREFIX_SIGNED,
            "sign_method left out of the base string", SIGN_METHOD_LEFT_OUT,
            "access_token left out of the base string", ACCESS_TOKEN_LEFT_OUT,
            "timestamp in seconds signed while milliseconds are sent", TIMESTAMP_IN_SECONDS,
            "k=v&k=v separators used", SEPARATORS,
            "plain SHA-256 instead of HMAC (the doc sample literally writes sha256(...))", PLAIN_SHA256,
            "TOP style: secret wrapped around the string, MD5", SECRET_IN_TEXT,
            "case-insensitive sort", CASE_INSENSITIVE_SORT,
            "platform charset ISO-8859-1 instead of UTF-8 (unmappable characters become ?)", CHARSET);

    static Stream<JsonNode> wrong() {
        return Vectors.of("wrong_signatures_for_diagnosis");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void examine_wrongSignature_namesTheMistakeFirst(JsonNode wrong) {
        SignatureCase refused = refused(Vectors.text(wrong, "case")).sign(Vectors.text(wrong, "wrong_sign"));

        assertThat(SignatureDoctor.examine(refused).get(0).mistake()).isEqualTo(expected(wrong));
    }

    @Test
    void examine_wrongBaseString_namesTheMistake() {
        long explained = wrong().filter(wrong -> !Vectors.text(wrong, "base_string")
                        .equals(Vectors.text(Vectors.byId(Vectors.text(wrong, "case")), "expected_base_string")))
                .filter(wrong -> expected(wrong) != SECRET_IN_TEXT)
                .peek(wrong -> assertThat(SignatureDoctor.examine(
                                        refused(Vectors.text(wrong, "case")).base(Vectors.text(wrong, "base_string")))
                                .get(0)
                                .mistake())
                        .isEqualTo(expected(wrong)))
                .count();

        assertThat(explained).isEqualTo(7);
    }

    @Test
    void examine_twoMistakesAtOnce_namesBoth() {
        SignatureCase refused = refused("orders_get_iso_dates");
        Map<String, String> params = new LinkedHashMap<>(refused.params());
        params.remove("sign_method");
        String wrong =
                LazadaSigner.sign(refused.secret(), "/orders/get", params).toLowerCase(Locale.ROOT);

        assertThat(SignatureDoctor.examine(refused.sign(wrong)))
                .extracting(SignatureDoctor.Diagnosis::mistake)
                .contains(SIGN_METHOD_LEFT_OUT, SignatureMistake.LOWER_CASE);
    }

    @Test
    void examine_base64_saysSo() {
        SignatureCase refused = refused("orders_get_iso_dates");
        byte[] right = HexFormat.of()
                .parseHex(LazadaSigner.sign(refused.secret(), "/orders/get", refused.params())
                        .toLowerCase(Locale.ROOT));

        assertThat(SignatureDoctor.examine(refused.sign(Base64.getEncoder().encodeToString(right)))
                        .get(0)
                        .mistake())
                .isEqualTo(SignatureMistake.BASE64);
    }

    @Test
    void examine_secretWithLineBreak_saysSo() {
        SignatureCase refused = refused("seller_get_no_business_params");
        String base = LazadaSigner.baseString("/seller/get", refused.params());
        byte[] wrong = IopSigner.hmac(
                "HmacSHA256",
                "helloworld\n".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                base.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(SignatureDoctor.examine(
                                refused.sign(HexFormat.of().withUpperCase().formatHex(wrong)))
                        .get(0)
                        .mistake())
                .isEqualTo(SignatureMistake.SECRET_WITH_BLANKS);
    }

    @Test
    void examine_parameterAddedAfterSigning_namesIt() {
        SignatureCase refused = refused("orders_get_iso_dates");
        Map<String, String> signed = new LinkedHashMap<>(refused.params());
        signed.remove("offset");

        assertThat(SignatureDoctor.examine(refused.sign(LazadaSigner.sign(refused.secret(), "/orders/get", signed))))
                .first()
                .hasToString(
                        "a parameter was sent and not signed (offset). " + SignatureMistake.PARAMETER_LEFT_OUT.fix());
    }

    @Test
    void examine_rightSignature_looksBehindTheSigning() {
        SignatureCase refused = refused("orders_get_iso_dates");
        String right = LazadaSigner.sign(refused.secret(), "/orders/get", refused.params());

        assertThat(SignatureDoctor.examine(refused.sign(right)).get(0).mistake())
                .isEqualTo(SignatureMistake.RIGHT_SIGNATURE);
    }

    @Test
    void examine_secretOfAnotherApp_saysSo() {
        SignatureCase refused = refused("orders_get_iso_dates");
        String other = LazadaSigner.sign(Secret.of("another"), "/orders/get", refused.params());

        assertThat(SignatureDoctor.examine(refused.sign(other)).get(0).mistake())
                .isEqualTo(SignatureMistake.OTHER_SECRET);
    }

    @Test
    void examine_clockThreeHoursOff_saysSo() {
        SignatureCase refused = refused("orders_get_iso_dates");
        Instant server = Instant.ofEpochMilli(1_732_273_200_000L).plusSeconds(3 * 3_600);

        assertThat(SignatureDoctor.examine(refused.serverTime(server)).get(0).mistake())
                .isEqualTo(SignatureMistake.CLOCK_OFF);
    }

    @Test
    void examine_tokenCallWithToken_saysSo() {
        Map<String, String> params =
                new LinkedHashMap<>(refused("token_create_get").params());
        params.put("access_token", "50000401r20test");

        assertThat(SignatureDoctor.examine(SignatureCase.of("/auth/token/create", params, Secret.of("helloworld")))
                        .get(0)
                        .mistake())
                .isEqualTo(SignatureMistake.TOKEN_ON_TOKEN_CALL);
    }

    @Test
    void examine_anyCase_printsNoValue() {
        SignatureCase refused = refused("orders_get_iso_dates").sign("00");

        assertThat(refused + SignatureDoctor.examine(refused).toString())
                .doesNotContain("50000401r20test", "helloworld");
    }

    private static SignatureMistake expected(JsonNode wrong) {
        return java.util.Objects.requireNonNull(NAMES.get(Vectors.text(wrong, "mistake")));
    }

    private static SignatureCase refused(String vector) {
        JsonNode right = Vectors.byId(vector);
        return SignatureCase.of(
                Vectors.text(right, "api_path"), Vectors.params(right), Secret.of(Vectors.text(right, "app_secret")));
    }
}
