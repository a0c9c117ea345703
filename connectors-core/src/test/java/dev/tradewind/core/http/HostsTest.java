package dev.tradewind.core.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.auth.AccessToken;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.error.ProtocolException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials go to the approved host and port, and nowhere else. */
class HostsTest {
    private static final Operation GET = new Operation("GET", "/items");

    private final List<String> lookedUp = new ArrayList<>();
    private String address = "127.0.0.1";
    private final TestApi api = new TestApi(builder -> builder.resolver(this::resolve));

    @AfterEach
    void close() {
        api.close();
    }

    static Stream<Arguments> redirects() {
        String port = Integer.toString(TestApi.SERVER.port());
        List<String> targets = List.of(
                "https://evil.example/items",
                "http://localhost:" + port + "/elsewhere",
                "http://127.0.0.1:1/rest/items",
                "//evil.example/items",
                "http://127.0.0.1:" + port + "@evil.example/items",
                "/rest/other");
        return Stream.of(301, 302, 303, 307, 308)
                .flatMap(status -> targets.stream().map(target -> Arguments.of(status, target)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("redirects")
    void call_redirect_isNotFollowed(int status, String target) {
        TestApi.SERVER.stubFor(
                any(anyUrl()).willReturn(aResponse().withStatus(status).withHeader("Location", target)));
        ApiClient client = api.client(profile -> profile.signer(HostsTest::sign));

        assertThatThrownBy(() -> client.call(GET, List.of(), List.of()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("kiosk/100123 GET /items")
                .hasMessageNotContaining("canary");
        assertThat(api.requests()).isEqualTo(1);
        assertThat(lookedUp).as("only the approved host").containsExactly("localhost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example/rest",
                "http://localhost.evil.example/rest",
                "http://127.0.0.1.evil.example/rest",
                "http://localhost./rest",
                "http://10.0.0.1/rest",
                "http://[fe80::1]/rest",
                "https://user@api.example/rest",
                "https://api.example@evil.example/rest",
                "https://api.example/rest?host=evil",
                "https://api.example/rest#evil",
                "ftp://api.example/rest",
                "file:///etc/passwd",
                "api.example/rest"
            })
    void api_baseThatWouldLeak_isRefusedAtOnce(String base) {
        assertThatThrownBy(() -> api.runtime.api(ApiProfile.builder(TestApi.SHOP.platform(), URI.create(base))
                        .trust(HostTrust.USER)
                        .build()))
                .isInstanceOf(ConfigException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/rest",
                "https://10.1.2.3/rest",
                "https://169.254.169.254/rest",
                "https://[::1]/rest",
                "https://[fc00::1]/rest",
                "https://[::ffff:10.0.0.1]/rest",
                "https://[64:ff9b::a00:1]/rest",
                "http://localhost/rest"
            })
    void api_platformAtAPrivateAddress_isRefusedAtOnce(String base) {
        assertThatThrownBy(() -> api.runtime.api(ApiProfile.builder(TestApi.SHOP.platform(), URI.create(base))
                        .build()))
                .isInstanceOf(ConfigException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fdff::1",
                "fec0::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::"
            })
    void call_nameStandsForAPrivateAddress_sendsNothing(String found) {
        address = found;
        ApiClient client = api.runtime.api(ApiProfile.builder(
                        TestApi.SHOP.platform(), URI.create("https://api.example:" + TestApi.SERVER.port() + "/rest"))
                .shop(TestApi.SHOP)
                .signer(HostsTest::sign)
                .build());

        assertThatThrownBy(() -> client.call(GET, List.of(), List.of()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("kiosk/100123 GET /items")
                .hasMessageContaining("api.example stands for a private address");
        assertThat(lookedUp).containsExactly("api.example");
        assertThat(api.requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x7f000001", "0177.0.0.1.example", "b\u00fccher.example", "api.example."})
    void call_strangeName_isLookedUpAndGuarded(String host) {
        ApiClient client =
                api.runtime.api(ApiProfile.builder(TestApi.SHOP.platform(), URI.create("https://" + IDN.toASCII(host)))
                        .build());

        assertThatThrownBy(() -> client.call(GET, List.of(), List.of())).isInstanceOf(InvalidRequestException.class);
        assertThat(api.requests()).isZero();
    }

    @Test
    void call_hostOfTheUsersOwn_mayBePrivateAndPlainWhereItSaysSo() {
        TestApi.SERVER.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        ApiClient client = api.runtime.api(
                ApiProfile.builder(TestApi.SHOP.platform(), URI.create("http://shop.example:" + TestApi.SERVER.port()))
                        .trust(HostTrust.USER_PLAIN_HTTP)
                        .build());

        assertThat(client.call(GET, List.of(), List.of()).text()).isEqualTo("{}");
        assertThat(lookedUp).containsExactly("shop.example");
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        lookedUp.add(host);
        return List.of(InetAddress.getByName(address));
    }

    private static ApiRequest sign(ApiRequest request, Instant now, Optional<AccessToken> token) {
        return request.plusHeader("X-Token", "canary").plusQuery("sign", "canary");
    }
}
