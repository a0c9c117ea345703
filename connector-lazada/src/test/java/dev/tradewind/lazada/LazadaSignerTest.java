package dev.tradewind.lazada;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.lazada.fakes.Vectors;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LazadaSignerTest {
    private static final String ALPHABET = "abzABZ019_-.~*+%&= \n\"'[]{}<>/?:;é—เสื手😀";

    static Stream<JsonNode> requests() {
        return Vectors.of("vectors");
    }

    static Stream<JsonNode> family() {
        return Vectors.of("aliexpress_vectors");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void sign_goldenVector_agreesWithIndependentClients(JsonNode vector) {
        Map<String, String> params = Vectors.params(vector);
        String path = Vectors.text(vector, "api_path");

        assertThat(LazadaSigner.baseString(path, params)).isEqualTo(Vectors.text(vector, "expected_base_string"));
        assertThat(LazadaSigner.sign(secret(vector), path, params)).isEqualTo(Vectors.text(vector, "expected_sign"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void sign_withPartnerId_agreesWithOfficialJavaSdk(JsonNode vector) {
        Map<String, String> params = Vectors.params(vector);
        JsonNode official = vector.get("oracle_variants").get(0);
        assertThat(Vectors.text(official, "oracle")).startsWith("official Java SDK");
        params.putAll(Vectors.map(official.get("extra_params")));

        assertThat(LazadaSigner.sign(secret(vector), Vectors.text(vector, "api_path"), params))
                .isEqualTo(Vectors.text(official, "sign"));
    }

    @Test
    void sign_documentedSample_givesDocumentedSignature() {
        JsonNode sample = Vectors.of("reference_vectors").findFirst().orElseThrow();

        assertThat(LazadaSigner.sign(secret(sample), "/order/get", Vectors.params(sample)))
                .isEqualTo(Vectors.text(sample, "expected_sign"));
    }

    @Test
    void sign_snapshotOfAnotherClient_agrees() {
        JsonNode sample = Vectors.of("reference_vectors").skip(1).findFirst().orElseThrow();

        assertThat(LazadaSigner.sign(secret(sample), "/test/api", Vectors.map(sample.get("all_params"))))
                .isEqualTo(Vectors.text(sample, "expected_sign"));
    }

    @ParameterizedTest
    @MethodSource("family")
    void sign_otherGatewaysOfTheFamily_agree(JsonNode vector) {
        String url = Vectors.text(vector, "url_path");
        String prefix = url.startsWith("/rest") ? url.substring("/rest".length()) : "";

        assertThat(LazadaSigner.sign(secret(vector), prefix, Vectors.map(vector.get("all_params"))))
                .isEqualTo(Vectors.text(vector, "expected_sign"));
    }

    @Test
    void sign_thousandsOfRandomRequests_agreesWithSecondImplementation() throws Exception {
        Random random = new Random(20_261_122);
        for (int i = 0; i < 2_000; i++) {
            String path = "/" + word(random, "abcdefgh/", 12);
            String secret = word(random, "abcdefghijklmnopqrstuvwxyzABCDEF0123456789!~", 90);
            Map<String, String> params = new LinkedHashMap<>();
            for (int n = random.nextInt(12); n >= 0; n--) {
                params.put(word(random, "abAB_z09", 8), word(random, ALPHABET, 30));
            }
            assertThat(LazadaSigner.sign(Secret.of(secret), path, params))
                    .as("case %d", i)
                    .isEqualTo(SecondSigner.sign(secret, path, params));
        }
    }

    private static Secret secret(JsonNode vector) {
        return Secret.of(Vectors.text(vector, "app_secret"));
    }

    private static String word(Random random, String alphabet, int longest) {
        int[] letters = alphabet.codePoints().toArray();
        StringBuilder word = new StringBuilder();
        for (int n = random.nextInt(longest); n >= 0; n--) {
            word.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return word.toString();
    }

    /** Written apart from the library's: own sort over bytes, HMAC from its definition in RFC 2104, own hex. */
    private static final class SecondSigner {
        static String sign(String secret, String path, Map<String, String> params) throws Exception {
            List<String> names = new ArrayList<>(params.keySet());
            names.removeIf(name -> params.get(name).isBlank());
            Collections.sort(names, (a, b) -> Arrays.compareUnsigned(utf8(a), utf8(b)));
            String base = path;
            for (String name : names) {
                base = base.concat(name).concat(params.get(name));
            }
            return String.format(Locale.ROOT, "%064X", new BigInteger(1, hmac(utf8(secret), utf8(base))));
        }

        private static byte[] hmac(byte[] key, byte[] text) throws Exception {
            byte[] block = Arrays.copyOf(key.length > 64 ? sha256(key) : key, 64);
            return sha256(pad(block, 0x5c), sha256(pad(block, 0x36), text));
        }

        private static byte[] pad(byte[] block, int with) {
            byte[] padded = new byte[block.length];
            for (int i = 0; i < block.length; i++) {
                padded[i] = (byte) (block[i] ^ with);
            }
            return padded;
        }

        private static byte[] sha256(byte[]... parts) throws Exception {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        }

        private static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
