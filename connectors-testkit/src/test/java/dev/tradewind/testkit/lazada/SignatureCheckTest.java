package dev.tradewind.testkit.lazada;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.http.Param;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureCheckTest {
    @Test
    void sign_exampleOfDoc108069_isTheSignaturePrintedThere() {
        List<Param> params = List.of(
                new Param("order_id", "1234"),
                new Param("timestamp", "1517820392000"),
                new Param("sign_method", "sha256"),
                new Param("app_key", "123456"),
                new Param("access_token", "test"));

        assertThat(new SignatureCheck("helloworld").sign("/order/get", params))
                .isEqualTo("4190D32361CFB9581350222F345CB77F3B19F0E31D162316848A2C1FFD5FAB4A");
    }

    @Test
    void sign_upperCaseNamesAndBlankValues_sortsByAsciiAndLeavesBlanksOut() {
        SignatureCheck check = new SignatureCheck("1234");
        List<Param> published = List.of(
                new Param("foobar", "4"), new Param("foo", "1"), new Param("foo_bar", "3"), new Param("bar", "2"));
        List<Param> withBlank = List.of(
                new Param("sign", "x"),
                new Param("Empty", "  "),
                new Param("bar", "2"),
                new Param("foo", "1"),
                new Param("foo_bar", "3"),
                new Param("foobar", "4"));

        String expected = "988085883BF9D32D251478D23122C7ECC91518CDF63BA22F792000A378F52409";
        assertThat(check.sign("/test/api", published)).isEqualTo(expected);
        assertThat(check.sign("/test/api", withBlank)).isEqualTo(expected);
    }
}
