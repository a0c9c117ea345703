package dev.tradewind.lazada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenPair;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.error.ThrottledException;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.fake.Call;
import dev.tradewind.testkit.fake.FakeServer;
import dev.tradewind.testkit.fake.Fault;
import dev.tradewind.testkit.fake.Handler;
import dev.tradewind.testkit.fake.Journal;
import dev.tradewind.testkit.fake.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several shops of one app, of which one is told to call less. */
class LazadaLimitsTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final String SELLER = "{\"code\":\"0\",\"data\":{\"seller_id\":\"1\",\"status\":\"ACTIVE\"}}";

    private final VirtualTime time = VirtualTime.at(START);
    private final FakeServer server = FakeServer.start(0, time, Duration.ZERO, new Journal(), new Gateway());
    private volatile String refusal = "";
    private ConnectorRuntime runtime = runtime(1);

    @AfterEach
    void stop() {
        runtime.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SellerCallLimit", "ApiCallLimit", "901"})
    void call_anotherShopIsBannedForAMinute_goesAtOnce(String code) {
        LazadaApp app = app();
        refuse(code);
        assertThatThrownBy(() -> seller(app, "1")).isInstanceOf(ThrottledException.class);

        refusal = "";
        Instant refused = time.instant();
        seller(app, "2");

        assertThat(time.instant()).isEqualTo(refused);
    }

    @Test
    void call_theTokenCallsAreBanned_goesAtOnce() {
        LazadaApp app = app();
        refuse("ApiCallLimit");
        assertThatThrownBy(() -> app.oauth().refresh(Secret.of("spent"))).isInstanceOf(ThrottledException.class);

        refusal = "";
        seller(app, "2");

        assertThat(time.instant()).isEqualTo(START);
    }

    @Test
    void call_theQuotaOfTheAppIsUsedUp_waitsForItWithEachShop() {
        LazadaApp app = app();
        refuse("AppCallLimit");
        assertThatThrownBy(() -> seller(app, "1")).isInstanceOf(ThrottledException.class);

        refusal = "";

        assertThatThrownBy(() -> seller(app, "2"))
                .isInstanceOfSatisfying(
                        ThrottledException.class,
                        error -> assertThat(error.until()).isAfterOrEqualTo(START.plus(Duration.ofMinutes(10))));
        time.advance(Duration.ofMinutes(11));
        seller(app, "2");
    }

    @Test
    void call_processHasATenthOfTheApp_takesATenth() {
        runtime.close();
        runtime = runtime(0.1);
        LazadaApp app = app();

        for (int shop = 1; shop <= 200; shop++) {
            seller(app, Integer.toString(shop));
        }

        assertThat(Duration.between(START, time.instant())).isBetween(Duration.ofSeconds(39), Duration.ofSeconds(40));
    }

    private void refuse(String code) {
        refusal = "{\"type\":\"ISV\",\"code\":\"" + code
                + "\",\"message\":\"Api access frequency exceeds the limit. this" + " ban will last 100 seconds\"}";
    }

    private static void seller(LazadaApp app, String shop) {
        TokenPair pair = new TokenPair(Secret.of("alive"), Instant.MAX, Secret.of("spare"), null, START);
        app.shop(shop).startingWith(pair).client().seller();
    }

    private LazadaApp app() {
        return LazadaApp.builder(runtime)
                .site(LazadaSite.PH)
                .credentials(new LazadaCredentials("123456", Secret.of("secret")))
                .tokens(TokenStore.inMemory())
                .endpoint(server.uri().resolve("/rest"))
                .authEndpoint(server.uri().resolve("/rest"))
                .build();
    }

    private ConnectorRuntime runtime(double share) {
        return ConnectorRuntime.builder()
                .clock(time)
                .sleeper(time)
                .chance(SeededChance.of(1))
                .appShare(share)
                .build();
    }

    private final class Gateway implements Handler {
        @Override
        public Reply answer(Call call) {
            return Reply.text(200, "application/json", refusal.isEmpty() ? SELLER : refusal);
        }

        @Override
        public Optional<Reply> fault(Call call, Fault fault) {
            return Optional.empty();
        }
    }
}
