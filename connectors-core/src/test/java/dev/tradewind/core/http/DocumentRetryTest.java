package dev.tradewind.core.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.ThrottledException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Documents that are not given for now. */
class DocumentRetryTest {
    private final TestApi api = new TestApi();
    private final ApiClient client = api.client(profile -> profile);

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void openDocument_refusedForHalfAMinute_comesBackThen() throws Exception {
        TestApi.SERVER.stubFor(get(anyUrl())
                .inScenario("busy")
                .whenScenarioStateIs(STARTED)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "30"))
                .willSetStateTo("ready"));
        TestApi.SERVER.stubFor(
                get(anyUrl()).inScenario("busy").whenScenarioStateIs("ready").willReturn(ok("row\n")));

        open().close();

        assertThat(api.time.slept()).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void openDocument_refusedForADay_isLeftUntilThen() {
        TestApi.SERVER.stubFor(
                get(anyUrl()).willReturn(aResponse().withStatus(503).withHeader("Retry-After", "86400")));

        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        ThrottledException.class,
                        error ->
                                assertThat(error.until()).isAfterOrEqualTo(VirtualTime.START.plus(Duration.ofDays(1))));
        assertThat(api.time.slept()).isEmpty();
    }

    @Test
    void openDocument_allGoWrong_spendTheBudgetOfTheClient() {
        TestApi.SERVER.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(500)));

        for (int document = 0; document < 20; document++) {
            assertThatThrownBy(this::open).isInstanceOf(ConnectorException.class);
        }

        assertThat(api.requests() - 20).isEqualTo(10 + 20 * 30 / 100);
    }

    private Document open() {
        URI link = URI.create(TestApi.SERVER.baseUrl() + "/report");
        return client.openDocument(DocumentRequest.of("report", link));
    }
}
