package dev.tradewind.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HmacTest {
    /** RFC 4231, test case 2. */
    private static final String CODE = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    private static final String TEXT = "what do ya want for nothing?";
    private static final byte[] BYTES = TEXT.getBytes(StandardCharsets.UTF_8);

    private final Hmac hmac = Hmac.sha256(Secret.of("Jefe"));

    @Test
    void sign_ofThePublishedVector_isThePublishedCode() {
        assertThat(hmac.signHex(TEXT)).isEqualTo(CODE);
        assertThat(hmac.acceptsHex(BYTES, CODE)).isTrue();
        assertThat(hmac.acceptsHex(BYTES, CODE.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(hmac.acceptsBase64(BYTES, hmac.signBase64(TEXT))).isTrue();
    }

    @Test
    void accepts_afterTenThousandMutations_refusesEachOne() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            byte[] body = BYTES.clone();
            byte[] code = hmac.sign(BYTES);
            byte[] changed = random.nextBoolean() ? body : code;
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));

            assertThat(hmac.acceptsBase64(body, Base64.getEncoder().encodeToString(code)))
                    .isFalse();
        }
    }

    @Test
    void accepts_ofWhatIsNoCode_refuses() {
        for (String code : List.of("", " ", "zz", CODE.substring(2), CODE.substring(1), CODE + "00", "é", "\u0000")) {
            assertThat(hmac.acceptsHex(BYTES, code)).as(code).isFalse();
            assertThat(hmac.acceptsBase64(BYTES, code)).as(code).isFalse();
        }
    }

    @Test
    void accepts_whileTheKeyIsChanged_takesBothAndSignsWithTheFirst() {
        Hmac both = Hmac.sha256(List.of(Secret.of("new"), Secret.of("Jefe")));

        assertThat(both.acceptsHex(BYTES, CODE)).isTrue();
        assertThat(both.signHex(TEXT)).isEqualTo(Hmac.sha256(Secret.of("new")).signHex(TEXT));
        assertThat(hmac.acceptsHex(BYTES, both.signHex(TEXT))).isFalse();
    }

    @Test
    void sha256_withoutAKey_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Hmac.sha256(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(""));
    }

    @Test
    void toString_showsNoKey() {
        assertThat(hmac).hasToString("Hmac(1 keys)");
    }
}
