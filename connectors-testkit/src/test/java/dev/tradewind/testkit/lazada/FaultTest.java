package dev.tradewind.testkit.lazada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.testkit.fake.Fault;
import dev.tradewind.testkit.world.Seed;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {
    private FakeLazada fake;
    private Shopper shopper;

    @BeforeEach
    void start() {
        fake = FakeLazada.start(Seed.of(7).orders(120));
        shopper = new Shopper(fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"RESET", "LOST_ANSWER"})
    void next_resetConnection_bringsNothingAndBreaksOneCallOnly(Fault fault) {
        fake.faults().next(fault);

        assertThat(shopper.bytes("/seller/get")).isEmpty();
        assertThat(shopper.bytes("/seller/get")).contains("100123");
        assertThat(fake.faults().injected(fault)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"TRUNCATED", "MALFORMED"})
    void next_brokenBody_cannotBeReadToItsEnd(Fault fault) {
        fake.faults().next(fault);

        assertThatThrownBy(() -> shopper.raw("/seller/get")).isInstanceOf(UncheckedIOException.class);
        assertThat(shopper.get("/seller/get").path("code").asText()).isEqualTo("0");
        assertThat(fake.faults().injected(fault)).isEqualTo(1);
    }

    @Test
    void next_badAnswers_areWhatTheySay() {
        fake.faults().next(Fault.EMPTY, Fault.HTML, Fault.TOO_MANY_REQUESTS, Fault.SERVER_ERROR, Fault.SERVER_ERROR);

        assertThat(shopper.raw("/seller/get").body()).isEmpty();
        assertThat(shopper.raw("/seller/get").body()).startsWith("<html>");
        HttpResponse<String> tooMany = shopper.raw("/seller/get");
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.headers().firstValue("retry-after")).contains("2");
        assertThat(shopper.raw("/seller/get").statusCode()).isEqualTo(500);
        assertThat(shopper.raw("/seller/get").statusCode()).isEqualTo(502);
        assertThat(fake.faults().injected()).isEqualTo(5);
    }

    @Test
    void next_platformsOwnRefusals_areInItsOwnWords() {
        fake.faults().next(Fault.THROTTLED, Fault.TOKEN_EXPIRED);

        JsonNode throttled = shopper.get("/seller/get");
        assertThat(throttled.path("code").asText()).isEqualTo("ApiCallLimit");
        assertThat(throttled.path("message").asText()).contains("will last 1 seconds");
        assertThat(shopper.get("/seller/get").path("code").asText()).isEqualTo("IllegalAccessToken");
        assertThat(shopper.get("/seller/get").path("code").asText()).isEqualTo("0");
    }

    @Test
    void next_emptyEnvelope_saysSuccessAndHoldsNothing() {
        for (int form = 0; form < 5; form++) {
            fake.faults().next(Fault.EMPTY_ENVELOPE);

            JsonNode answer = shopper.get("/orders/get", "update_after", "2026-10-01T00:00:00Z");

            assertThat(answer.path("code").asText()).isEqualTo("0");
            assertThat(answer.path("data").path("orders").isArray()).isFalse();
            assertThat(answer.findValue("order_id")).isNull();
        }
        assertThat(fake.faults().injected(Fault.EMPTY_ENVELOPE)).isEqualTo(5);
    }

    @Test
    void next_slow_movesTheClockNotTheTest() {
        fake.faults().next(Fault.SLOW);
        Instant before = fake.clock().instant();

        assertThat(shopper.get("/seller/get").path("code").asText()).isEqualTo("0");
        assertThat(Duration.between(before, fake.clock().instant())).isGreaterThan(Duration.ofSeconds(30));
    }

    @Test
    void next_lostAnswerOfARefresh_hasSpentTheToken() {
        String refresh = shopper.secret("refreshToken");
        fake.faults().next(Fault.LOST_ANSWER);

        assertThat(shopper.authBytes("/auth/token/refresh", "refresh_token", refresh))
                .isEmpty();
        assertThat(shopper.auth("/auth/token/refresh", "refresh_token", refresh)
                        .path("code")
                        .asText())
                .isEqualTo("IllegalRefreshToken");
    }

    @Test
    void every_tenthCall_goesWrongInTurn() {
        fake.faults().every(10, Fault.THROTTLED, Fault.EMPTY);
        for (int i = 0; i < 100; i++) {
            shopper.raw("/seller/get");
        }

        assertThat(fake.faults().injected(Fault.THROTTLED)).isEqualTo(5);
        assertThat(fake.faults().injected(Fault.EMPTY)).isEqualTo(5);
        assertThat(fake.journal().calls("/seller/get")).isEqualTo(100);
        assertThat(fake.journal().last()).hasSize(100).allMatch(call -> !call.contains("50000"));
    }

    @Test
    void only_namedApis_goWrong() {
        fake.faults().every(1, Fault.EMPTY).only("/orders/get");

        assertThat(shopper.raw("/seller/get").body()).isNotEmpty();
        assertThat(shopper.raw("/orders/get", "update_after", "2026-10-01T00:00:00Z")
                        .body())
                .isEmpty();
    }

    @Test
    void seeded_sameSeed_sameFaults() {
        assertThat(seeded(5)).isEqualTo(seeded(5)).isNotEqualTo(seeded(6));
    }

    private String seeded(long seed) {
        fake.faults().seeded(seed, 30, Fault.THROTTLED);
        StringBuilder codes = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            codes.append(shopper.get("/seller/get").path("code").asText()).append(' ');
        }
        return codes.toString();
    }
}
