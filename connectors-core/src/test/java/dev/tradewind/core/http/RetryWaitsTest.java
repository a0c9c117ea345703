package dev.tradewind.core.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.error.ThrottledException;
import dev.tradewind.core.error.UnavailableException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long is waited before a call is made again, and how often that is done. */
class RetryWaitsTest {
    private final TestApi api = new TestApi();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void get_nothingWorks_isRepeatedForTheReserveAndAShareOfTheCalls() {
        answer(503);
        TestApi.Kiosk kiosk = api.kiosk(
                profile -> profile.retry(new RetryOptions(5, Duration.ofSeconds(1), Duration.ofSeconds(60), 30)));

        for (int i = 0; i < 40; i++) {
            assertThatThrownBy(() -> kiosk.item(1)).isInstanceOf(UnavailableException.class);
        }

        assertThat(api.requests()).isEqualTo(40 + 10 + 12);
    }

    @Test
    void get_failsAgainAndAgain_waitsTwiceAsLongEachTimeUpToTheCeiling() {
        answer(503);
        TestApi.Kiosk kiosk = api.kiosk(
                profile -> profile.retry(new RetryOptions(7, Duration.ofSeconds(1), Duration.ofSeconds(5), 100)));

        assertThatThrownBy(() -> kiosk.item(1)).isInstanceOf(UnavailableException.class);

        List<Duration> longest = List.of(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
        assertThat(api.waits).hasSameSizeAs(longest);
        for (int i = 0; i < longest.size(); i++) {
            assertThat(api.waits.get(i).duration()).isBetween(longest.get(i).dividedBy(2), longest.get(i));
        }
    }

    @Test
    void get_platformSaysWhenToComeBack_waitsAsLong() {
        TestApi.SERVER.stubFor(any(anyUrl())
                .inScenario("once")
                .whenScenarioStateIs(STARTED)
                .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "37"))
                .willSetStateTo("well"));
        TestApi.SERVER.stubFor(
                any(anyUrl()).inScenario("once").whenScenarioStateIs("well").willReturn(okJson("{\"id\":1}")));

        assertThat(api.kiosk().item(1)).isEqualTo(new TestApi.Item(1));

        assertThat(api.waits).extracting(ApiWait::duration).containsExactly(Duration.ofSeconds(37));
    }

    @Test
    void get_platformSaysTooMany_holdsBackTheNextCallOfTheAllowance() {
        TestApi.SERVER.stubFor(any(anyUrl())
                .inScenario("once")
                .whenScenarioStateIs(STARTED)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "20"))
                .willSetStateTo("well"));
        TestApi.SERVER.stubFor(
                any(anyUrl()).inScenario("once").whenScenarioStateIs("well").willReturn(okJson("{\"id\":1}")));
        RateRule rule = new RateRule(new RateKey("items"), RateLimit.perSecond(10, 3));
        TestApi.Kiosk kiosk = api.kiosk(profile -> profile.rates(operation -> List.of(rule))
                .retry(new RetryOptions(1, Duration.ZERO, Duration.ofSeconds(60), 100)));
        assertThatThrownBy(() -> kiosk.item(1)).isInstanceOf(ThrottledException.class);

        assertThat(kiosk.item(1)).isEqualTo(new TestApi.Item(1));

        assertThat(api.waits).singleElement().satisfies(wait -> {
            assertThat(wait.reason()).isEqualTo(ApiWait.Reason.PERMIT);
            assertThat(wait.duration()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(21));
        });
    }

    private static void answer(int status) {
        TestApi.SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));
    }
}
