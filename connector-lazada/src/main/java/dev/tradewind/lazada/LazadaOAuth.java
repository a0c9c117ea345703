package dev.tradewind.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.Platform;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenPair;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.lazada.internal.auth.IopSigner;
import dev.tradewind.lazada.internal.auth.LazadaAuthApi;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
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
    private static final int STATE_MARK = 32;

    private final URI authorize;
    private final Supplier<LazadaCredentials> credentials;
    private final Supplier<LazadaAuthApi> api;
    private final Clock clock;

    LazadaOAuth(URI base, Supplier<LazadaCredentials> credentials, Supplier<LazadaAuthApi> api, Clock clock) {
        this.authorize = base.resolve("/oauth/authorize");
        this.credentials = credentials;
        this.api = api;
        this.clock = clock;
    }

    /**
     * Where to send the seller's browser.
     *
     * @param state your own value that ties the answer to the browser session; it comes back with a mark, so that {@link
     *     #connectState} can tell it from a forged one
     * @param redirect must equal the app's callback address in the console, letter by letter
     * @param country limits the choice on the page: {@code sg}, {@code my}, {@code ph}, {@code th}, {@code vn}, {@code id},
     *     {@code cb}; empty for no limit
     */
    public URI authorizeUrl(String state, URI redirect, Optional<String> country) {
        StringBuilder query = new StringBuilder("response_type=code&force_auth=true");
        query.append("&redirect_uri=").append(encode(redirect.toString()));
        query.append("&client_id=").append(encode(credentials.get().appKey()));
        query.append("&state=").append(encode(state + "." + mark(state)));
        country.ifPresent(code -> query.append("&country=").append(encode(code.toLowerCase(Locale.ROOT))));
        return URI.create(authorize + "?" + query);
    }

    /**
     * Your own value out of the state that came back.
     *
     * @throws InvalidRequestException when this app did not make it: somebody else's answer, or a forged one
     */
    public String connectState(String returned) {
        int cut = returned.length() - STATE_MARK - 1;
        if (cut >= 0 && returned.charAt(cut) == '.') {
            String state = returned.substring(0, cut);
            byte[] sent = returned.substring(cut + 1).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(sent, mark(state).getBytes(StandardCharsets.UTF_8))) {
                return state;
            }
        }
        throw new InvalidRequestException(
                ErrorContext.of(Platform.LAZADA, "connect"),
                "the state was not made by this app",
                "Do not use the code; start again with a link from authorizeUrl.",
                null);
    }

    /**
     * Exchanges a code for tokens. A code is good once, for 30 minutes.
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

    /** Only who has the app's secret can make it. */
    private String mark(String state) {
        byte[] key = credentials.get().appSecret().reveal().getBytes(StandardCharsets.UTF_8);
        byte[] text = ("tradewind state " + state).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(IopSigner.hmac("HmacSHA256", key, text)).substring(0, STATE_MARK);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
