package dev.tradewind.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.Platform;
import dev.tradewind.core.auth.ConsentStates;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenPair;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.lazada.internal.auth.LazadaAuthApi;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The consent of a seller, and the tokens that follow from it (doc 108260). Calls the authorisation host, which is one for
 * all sites. Safe for use by several threads.
 */
public final class LazadaOAuth {
    private final URI authorize;
    private final Supplier<LazadaCredentials> credentials;
    private final Supplier<LazadaAuthApi> api;
    private final Clock clock;
    private final ConsentStates states;

    LazadaOAuth(
            URI base,
            Supplier<LazadaCredentials> credentials,
            Supplier<LazadaAuthApi> api,
            Clock clock,
            ConsentStates states) {
        this.authorize = base.resolve("/oauth/authorize");
        this.credentials = credentials;
        this.api = api;
        this.clock = clock;
        this.states = states;
    }

    /**
     * Where to send the seller's browser. The link is good for 10 minutes, for one consent, in the browser session that asked.
     *
     * @param session what only this browser session has, such as its id; is not told to Lazada
     * @param redirect must equal the app's callback address in the console, letter by letter
     * @param country limits the choice on the page: {@code sg}, {@code my}, {@code ph}, {@code th}, {@code vn}, {@code id},
     *     {@code cb}; empty for no limit
     * @throws IllegalArgumentException when the session is blank
     */
    public URI authorizeUrl(String session, URI redirect, Optional<String> country) {
        return page(states.ofSession(secret(), session), redirect, country);
    }

    URI authorizeUrl(ConsentOf asked, URI redirect) {
        return page(states.ofAccount(secret(), asked.text()), redirect, Optional.of(asked.country()));
    }

    private URI page(String state, URI redirect, Optional<String> country) {
        StringBuilder query = new StringBuilder("response_type=code&force_auth=true");
        query.append("&redirect_uri=").append(encode(redirect.toString()));
        query.append("&client_id=").append(encode(credentials.get().appKey()));
        query.append("&state=").append(encode(state));
        country.ifPresent(code -> query.append("&country=").append(encode(code.toLowerCase(Locale.ROOT))));
        return URI.create(authorize + "?" + query);
    }

    /**
     * Takes the state of a link of {@link #authorizeUrl} that came back, once. {@link LazadaApp#connect} does this; call it where
     * you {@link #exchange} codes yourself, before.
     *
     * @param session the value of the session to which it came back
     * @throws InvalidRequestException when this app did not make it, it is over, was taken before, or belongs to another session
     */
    public void checkState(String returned, String session) {
        if (takeState(returned, session).isPresent()) {
            throw new InvalidRequestException(
                    ErrorContext.of(Platform.LAZADA, "connect"),
                    "the state is of a shop's own link",
                    "Hand code and state to LazadaApp.connect.",
                    null);
        }
    }

    Optional<ConsentOf> takeState(String returned, String session) {
        return states.take(Platform.LAZADA, secret(), returned, session).map(ConsentOf::of);
    }

    ConsentOf takeState(String returned) {
        return ConsentOf.of(states.take(Platform.LAZADA, secret(), returned));
    }

    private Secret secret() {
        return credentials.get().appSecret();
    }

    /**
     * Exchanges a code for tokens, whatever its state. A code is good once, for 30 minutes.
     *
     * @throws dev.tradewind.core.error.ReauthorizeException when it is used, old, or of another app
     */
    public LazadaGrant exchange(String code) {
        Instant asked = clock.instant();
        return grant(api.get().create(code).root(), asked, null);
    }

    /**
     * Spends a refresh token.
     *
     * @throws dev.tradewind.core.error.ReauthorizeException when it is dead, or the seller's subscription has ended
     */
    public LazadaGrant refresh(Secret refreshToken) {
        Instant asked = clock.instant();
        return grant(api.get().refresh(refreshToken.reveal()).root(), asked, refreshToken);
    }

    private static LazadaGrant grant(JsonNode answer, Instant asked, @Nullable Secret spent) {
        Secret access = secret(answer, "access_token");
        if (access == null) {
            throw new ProtocolException(
                    ErrorContext.of(Platform.LAZADA, "token call"),
                    "the answer holds no access token",
                    "Check that the authEndpoint is Lazada's authorisation host.",
                    null);
        }
        Long life = seconds(answer, "expires_in");
        Long refreshLife = seconds(answer, "refresh_expires_in");
        Secret refresh = secret(answer, "refresh_token");
        if (refresh == null) {
            refresh = spent;
        }
        boolean renewable = refreshLife == null || refreshLife > 0;
        TokenPair pair = new TokenPair(
                access,
                life == null ? Instant.MAX : asked.plusSeconds(life),
                renewable ? refresh : null,
                refreshLife == null || !renewable ? null : asked.plusSeconds(refreshLife),
                asked);
        return new LazadaGrant(pair, answer.path("country").asText("").toLowerCase(Locale.ROOT), sellers(answer));
    }

    /** The list has one name in the answer to a code and another in the answer to a refresh. */
    private static List<LazadaGrant.Seller> sellers(JsonNode answer) {
        JsonNode list = answer.path("country_user_info");
        list = list.isArray() ? list : answer.path("country_user_info_list");
        List<LazadaGrant.Seller> sellers = new ArrayList<>();
        for (JsonNode info : list) {
            String id = info.path("seller_id").asText("");
            if (!id.isBlank()) {
                String country = info.path("country").asText("").toLowerCase(Locale.ROOT);
                sellers.add(new LazadaGrant.Seller(
                        country, id, info.path("short_code").asText("")));
            }
        }
        return sellers;
    }

    private static @Nullable Secret secret(JsonNode answer, String field) {
        String value = answer.path(field).asText("");
        return value.isBlank() ? null : Secret.of(value);
    }

    private static @Nullable Long seconds(JsonNode answer, String field) {
        JsonNode value = answer.path(field);
        String text = value.asText("");
        return text.matches("\\d{1,12}") ? Long.valueOf(text) : null;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
