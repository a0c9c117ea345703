package dev.tradewind.lazada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenEvent;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.http.ApiListener;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.testkit.fake.Fault;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.lazada.StartOptions;
import dev.tradewind.testkit.world.Seed;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lazada renews a pair, or fails to, and the answer does not arrive. */
class LostRenewalTest {
    private static final String REFRESH = "/auth/token/refresh";
    private static final int EVENTS = Boolean.getBoolean("tradewind.full") ? 1_000 : 50;

    /** Lazada has spent the token, and nobody got what it was spent for. */
    private static final Fault[] SPENT = {Fault.LOST_ANSWER, Fault.TRUNCATED};

    /** Lazada has done nothing, which a client cannot know. */
    private static final Fault[] UNSPENT = {Fault.RESET, Fault.EMPTY, Fault.MALFORMED, Fault.SERVER_ERROR, Fault.HTML};

    private final FakeLazada fake = FakeLazada.start(
            Seed.of(3).orders(5).products(2),
            StartOptions.defaults().tokenLife(Duration.ofDays(2), Duration.ofDays(3_000)));
    private final List<TokenEvent.Kind> told = new ArrayList<>();
    private final ConnectorRuntime runtime = ConnectorRuntime.builder()
            .clock(fake.clock())
            .sleeper(fake.clock())
            .listener(new ApiListener() {
                @Override
                public void onToken(TokenEvent event) {
                    told.add(event.kind());
                }
            })
            .build();
    private final LazadaApp app = app();
    private final LazadaClient client = app.shop("100123").client();

    @AfterEach
    void stop() {
        runtime.close();
        fake.close();
    }

    @Test
    void call_whenTheAnswerOfARenewalIsLost_endsInOneReauthorizeAfterTwoTokenCalls() {
        for (int i = 0; i < EVENTS; i++) {
            expired();
            long renewed = fake.refreshes();
            fake.faults().only(REFRESH).next(SPENT[i % SPENT.length]);

            for (int again = 0; again < 3; again++) {
                assertThatThrownBy(client::seller).isInstanceOf(ReauthorizeException.class);
            }

            assertThat(fake.journal().calls(REFRESH))
                    .as("token calls of event %d", i)
                    .isEqualTo(2);
            assertThat(fake.refreshes()).isEqualTo(renewed + 1);
            assertThat(told).containsExactly(TokenEvent.Kind.REAUTHORIZE);
        }
    }

    @Test
    void call_whenARenewalFails_recoversWithTheSecondTokenCall() {
        for (int i = 0; i < EVENTS; i++) {
            expired();
            fake.faults().only(REFRESH).next(UNSPENT[i % UNSPENT.length]);

            assertThat(client.seller().sellerId()).isEqualTo("100123");

            assertThat(fake.journal().calls(REFRESH))
                    .as("token calls of event %d", i)
                    .isEqualTo(2);
            assertThat(told).containsExactly(TokenEvent.Kind.RENEWED);
        }
    }

    @Test
    void call_whenTwoRenewalsFail_isNotTriedAgainAtOnceAndRecoversLater() {
        for (int i = 0; i < EVENTS; i++) {
            expired();
            fake.faults().only(REFRESH).next(UNSPENT[i % UNSPENT.length], UNSPENT[(i + 1) % UNSPENT.length]);

            for (int again = 0; again < 3; again++) {
                assertThatThrownBy(client::seller).isNotInstanceOf(ReauthorizeException.class);
            }
            assertThat(fake.journal().calls(REFRESH))
                    .as("token calls of event %d", i)
                    .isEqualTo(2);

            fake.clock().advance(Duration.ofMinutes(20));
            assertThat(client.seller().sellerId()).isEqualTo("100123");
            assertThat(fake.journal().calls(REFRESH)).isEqualTo(3);
        }
    }

    /** A consent whose access token has ended. */
    private void expired() {
        fake.faults().none();
        app.connect(fake.issueCode(), state(), "mine");
        fake.clock().advance(Duration.ofDays(3));
        fake.journal().clear();
        told.clear();
    }

    private LazadaApp app() {
        Secret secret = Objects.requireNonNull(fake.settings().credentials().get("appSecret"));
        return LazadaApp.builder(runtime)
                .site(LazadaSite.PH)
                .credentials(new LazadaCredentials(FakeLazada.APP_KEY, secret))
                .tokens(TokenStore.inMemory())
                .endpoint(fake.endpoint())
                .authEndpoint(fake.authEndpoint())
                .build();
    }

    private String state() {
        return app.authorizeUrl("mine", URI.create("https://me.example/cb"))
                .getRawQuery()
                .replaceFirst(".*&state=([^&]*).*", "$1");
    }
}
