package dev.tradewind.core.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class CallsTest {
    private final TestApi api = new TestApi();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void call_ofAShop_namesItInTheMdcAndPutsBackWhatWasThere() {
        List<String> seen = new ArrayList<>();
        try (TestApi listening = new TestApi(builder -> builder.listener(new ApiListener() {
            @Override
            public void onAttempt(ApiAttempt attempt) {
                seen.add(MDC.get("tradewind.shop"));
            }
        }))) {
            TestApi.SERVER.stubFor(any(anyUrl()).willReturn(okJson("{}")));
            ApiClient client = listening.client(profile -> profile);
            client.call(new Operation("GET", "/items"), List.of(), List.of());
            assertThat(MDC.get("tradewind.shop")).isNull();

            MDC.put("tradewind.shop", "outer");
            client.call(new Operation("GET", "/items"), List.of(), List.of());
            assertThat(MDC.get("tradewind.shop")).isEqualTo("outer");
        } finally {
            MDC.remove("tradewind.shop");
        }

        assertThat(seen).containsExactly("kiosk/100123", "kiosk/100123");
    }

    @Test
    void calls_repeatsAndWaits_areCountedByTheClientThatMadeThem() {
        TestApi.SERVER.stubFor(any(anyUrl())
                .inScenario("busy")
                .whenScenarioStateIs(STARTED)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "3"))
                .willSetStateTo("free"));
        TestApi.SERVER.stubFor(
                any(anyUrl()).inScenario("busy").whenScenarioStateIs("free").willReturn(okJson("{\"id\":1}")));
        RateRule once = new RateRule(new RateKey("own"), RateLimit.perSecond(1, 2));
        ApiClient one = api.client(profile -> profile.rates(operation -> List.of(once)));
        ApiClient other = api.client(profile -> profile);

        one.call(new Operation("GET", "/items"), List.of(), List.of());
        Calls before = one.calls();
        one.call(new Operation("GET", "/items"), List.of(), List.of());

        assertThat(before).extracting(Calls::attempts, Calls::retries).containsExactly(2L, 1L);
        assertThat(before.waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(one.calls().minus(before).attempts()).isEqualTo(1);
        assertThat(one.calls().waited()).isEqualTo(api.time.slept().stream().reduce(Duration.ZERO, Duration::plus));
        assertThat(other.calls()).isEqualTo(Calls.NONE);
        assertThat(before.plus(Calls.NONE)).isEqualTo(before);
    }
}
