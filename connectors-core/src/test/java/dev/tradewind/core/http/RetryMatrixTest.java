package dev.tradewind.core.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.UnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault on every tenth request. */
class RetryMatrixTest {
    private static final int EVERY = 10;
    private static final int CALLS = Boolean.getBoolean("tradewind.full") ? 20_000 : 100;
    private static final String ITEM = "{\"id\":1}";

    private final TestApi api = new TestApi();

    @AfterEach
    void close() {
        api.close();
    }

    enum Trouble {
        TOO_MANY(() -> aResponse().withStatus(429)),
        TOO_MANY_FOR_A_WHILE(() -> aResponse().withStatus(429).withHeader("Retry-After", "3")),
        SERVER_ERROR(() -> aResponse().withStatus(500)),
        BAD_GATEWAY(() -> aResponse().withStatus(502).withBody("<html>bad gateway</html>")),
        UNAVAILABLE(() -> aResponse().withStatus(503)),
        RESET(() -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
        NO_RESPONSE(() -> aResponse().withFault(Fault.EMPTY_RESPONSE)),
        GARBAGE(() -> aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
        MALFORMED_CHUNK(() -> aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
        EMPTY_BODY(() -> aResponse().withStatus(200)),
        TRUNCATED_JSON(() -> aResponse().withBody("{\"id\":")),
        TRUNCATED_GZIP(() -> aResponse().withHeader("Content-Encoding", "gzip").withBody(cutGzip())),
        EMPTY_GZIP(() -> aResponse().withHeader("Content-Encoding", "gzip")),
        HTML_PAGE(() -> aResponse().withHeader("Content-Type", "text/html").withBody("<!doctype html><title>Busy")),
        HTML_PAGE_CALLED_JSON(
                () -> aResponse().withHeader("Content-Type", "application/json").withBody("<html>")),
        PLAIN_TEXT(() -> aResponse().withHeader("Content-Type", "text/plain").withBody("slow down")),
        ERROR_BODY(() -> okJson("{\"id\":-1}"));

        private final Supplier<ResponseDefinitionBuilder> response;

        Trouble(Supplier<ResponseDefinitionBuilder> response) {
            this.response = response;
        }

        private static byte[] cutGzip() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(("{\"text\":\"" + "x".repeat(5_000) + "\",\"id\":1}").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void get_troubleOnEveryTenthRequest_allArriveWithOneRetryEach(Trouble trouble) {
        everyTenth(trouble);
        TestApi.Kiosk kiosk = api.kiosk(profile -> profile.rules(RetryMatrixTest::judge));

        for (int i = 0; i < CALLS; i++) {
            assertThat(kiosk.item(1)).isEqualTo(new TestApi.Item(1));
        }

        long faults =
                api.attempts.stream().filter(attempt -> attempt.error() != null).count();
        assertThat(faults).isBetween(CALLS / EVERY * 1L, CALLS / EVERY * 13L / 10);
        assertThat(api.requests() - CALLS).as("retries").isLessThanOrEqualTo((int) (faults * 1.3));
    }

    @ParameterizedTest
    @EnumSource
    void post_trouble_isSentOnce(Trouble trouble) {
        TestApi.SERVER.stubFor(any(anyUrl()).willReturn(trouble.response.get()));
        TestApi.Kiosk kiosk = api.kiosk(profile -> profile.rules(RetryMatrixTest::judge));

        Throwable thrown = catchThrowable(() -> kiosk.create(1));

        assertThat(thrown).isInstanceOfSatisfying(ConnectorException.class, failure -> {
            assertThat(failure.retryable()).isTrue();
            assertThat(failure.context().attempts()).isEqualTo(1);
        });
        assertThat(api.requests()).isEqualTo(1);
    }

    private static Optional<ConnectorException> judge(Answer answer, ErrorContext context) {
        return answer.decoded()
                .filter(decoded -> decoded.equals(new TestApi.Item(-1)))
                .map(error -> new UnavailableException(context, "the body says no", "", null));
    }

    private static void everyTenth(Trouble trouble) {
        for (int i = 0; i < EVERY; i++) {
            TestApi.SERVER.stubFor(any(anyUrl())
                    .inScenario("tenth")
                    .whenScenarioStateIs(i == 0 ? STARTED : "after " + i)
                    .willReturn(i == EVERY - 1 ? trouble.response.get() : okJson(ITEM))
                    .willSetStateTo(i == EVERY - 1 ? STARTED : "after " + (i + 1)));
        }
    }
}
