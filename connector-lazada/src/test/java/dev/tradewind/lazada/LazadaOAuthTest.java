package dev.tradewind.lazada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tradewind.core.auth.ConsentStates;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.time.SystemTime;
import dev.tradewind.lazada.internal.auth.LazadaAuthApi;
import dev.tradewind.lazada.internal.wire.LazadaAnswer;
import dev.tradewind.lazada.internal.wire.LazadaJson;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LazadaOAuthTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String CREATED = """
            {"access_token":"50000401r20test","country":"ph","refresh_token":"50001600212rt","account_platform":
             "seller_center","refresh_expires_in":4320000,"country_user_info":[{"country":"ph","user_id":"1",
             "seller_id":"100123","short_code":"PH1"}],"expires_in":864000,"account":"a@b.c","code":"0"}
            """;

    private String answer = CREATED;

    @Test
    void authorizeUrl_hasWhatThePageNeeds() {
        URI url = oauth("helloworld")
                .authorizeUrl("mine & only", URI.create("https://me.example/cb?x=1"), Optional.of("PH"));

        assertThat(url.toString()).startsWith("https://auth.lazada.com/oauth/authorize?");
        Map<String, String> query = query(url);
        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("force_auth", "true")
                .containsEntry("redirect_uri", "https://me.example/cb?x=1")
                .containsEntry("client_id", "123456")
                .containsEntry("country", "ph")
                .doesNotContainKey("uuid");
        assertThat(query.get("state")).matches("s\\.[A-Za-z0-9._-]{60,200}");
    }

    @Test
    void checkState_ofTheLinkAndItsSession_isTakenOnce() {
        LazadaOAuth oauth = oauth("helloworld");
        String state = state(oauth);

        oauth.checkState(state, "mine");
        assertThatThrownBy(() -> oauth.checkState(state, "mine"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("taken before");
    }

    @Test
    void checkState_madeWithAnotherSecretOrForAnotherSession_isRefused() {
        LazadaOAuth oauth = oauth("helloworld");

        for (String state : List.of(state(oauth("another")), "mine")) {
            assertThatThrownBy(() -> oauth.checkState(state, "mine"))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("not made by this app");
        }
        assertThatThrownBy(() -> oauth.checkState(state(oauth), "yours"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("another browser session");
    }

    private static String state(LazadaOAuth oauth) {
        URI page = oauth.authorizeUrl("mine", URI.create("https://me.example"), Optional.empty());
        return String.valueOf(query(page).get("state"));
    }

    @Test
    void exchange_takesLifetimesFromTheAnswer() {
        LazadaGrant grant = oauth("helloworld").exchange("0_123456_x");

        assertThat(grant.tokens().access()).isEqualTo(Secret.of("50000401r20test"));
        assertThat(grant.tokens().accessExpiresAt()).isEqualTo(NOW.plusSeconds(864_000));
        assertThat(grant.tokens().refreshExpiresAt()).isEqualTo(NOW.plusSeconds(4_320_000));
        assertThat(grant.on(LazadaSite.PH)).contains(new LazadaGrant.Seller("ph", "100123", "PH1"));
        assertThat(grant.on(LazadaSite.SG)).isEmpty();
        assertThat(grant.toString()).doesNotContain("50000401r20test", "50001600212rt");
    }

    @Test
    void refresh_otherNameOfTheList_isReadToo() {
        answer = CREATED.replace("country_user_info", "country_user_info_list");

        assertThat(oauth("helloworld").refresh(Secret.of("old")).on(LazadaSite.PH))
                .isPresent();
    }

    @Test
    void refresh_lifeOfZero_cannotBeRefreshed() {
        answer = CREATED.replace("4320000", "0");

        assertThat(oauth("helloworld").refresh(Secret.of("old")).tokens().refresh())
                .isNull();
    }

    @Test
    void refresh_numbersAsText_areRead() {
        answer = CREATED.replace("864000", "\"604800\"");

        assertThat(oauth("helloworld").refresh(Secret.of("old")).tokens().accessExpiresAt())
                .isEqualTo(NOW.plusSeconds(604_800));
    }

    @Test
    void refresh_answerWithoutRefreshToken_keepsTheOldOne() {
        answer = CREATED.replace("\"refresh_token\":\"50001600212rt\",", "");

        assertThat(oauth("helloworld").refresh(Secret.of("old")).tokens().refresh())
                .isEqualTo(Secret.of("old"));
    }

    @Test
    void exchange_answerWithoutToken_isNotUnderstood() {
        answer = "{\"code\":\"0\"}";

        assertThatThrownBy(() -> oauth("helloworld").exchange("x")).isInstanceOf(ProtocolException.class);
    }

    private LazadaOAuth oauth(String secret) {
        LazadaAuthApi api = new LazadaAuthApi() {
            @Override
            public LazadaAnswer create(String code) {
                return parsed();
            }

            @Override
            public LazadaAnswer refresh(String refreshToken) {
                return parsed();
            }
        };
        return new LazadaOAuth(
                LazadaSite.AUTH,
                () -> new LazadaCredentials("123456", Secret.of(secret)),
                () -> api,
                CLOCK,
                new ConsentStates(CLOCK, SystemTime.chance()));
    }

    private LazadaAnswer parsed() {
        try {
            return new LazadaAnswer(LazadaJson.read(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> query(URI url) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : url.getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }
}
