package dev.tradewind.lazada;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.auth.Hmac;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.error.WebhookException;
import dev.tradewind.core.webhook.WebhookEvent;
import dev.tradewind.core.webhook.WebhookRequest;
import dev.tradewind.core.webhook.WebhookVerifier;
import dev.tradewind.lazada.internal.push.PushDecoder;
import dev.tradewind.lazada.internal.push.PushHints;
import dev.tradewind.lazada.internal.wire.LazadaJson;
import dev.tradewind.lazada.model.LazadaPush;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Tells Lazada's pushes from forged ones: the header {@code Authorization} holds
 * {@code LOWER_HEX(HMAC_SHA256(secret, appKey + raw body))}, without a scheme (docs 120164 and 120168). Compares in constant
 * time, before anything of the body is read. Calls nobody; safe for use by several threads.
 *
 * <p>Answer 200 within half a second, so keep the event first and read later. A push comes at least once, in any order, and
 * a repetition tells the latest state: {@link WebhookEvent#deliveryId()} is the same for all of one.
 */
public final class LazadaPushVerifier implements WebhookVerifier {
    private static final Pattern CODE = Pattern.compile("[0-9a-f]{64}");
    private static final String ADVICE =
            "Answer 401 and use nothing of it. If it is Lazada's: hand over the raw bytes of the"
                    + " body as they came, and check that key and secret are those of the app that subscribed.";

    private final String appKey;
    private final Supplier<List<Secret>> secrets;

    private LazadaPushVerifier(String appKey, Supplier<List<Secret>> secrets) {
        this.appKey = Objects.requireNonNull(appKey, "appKey");
        this.secrets = Objects.requireNonNull(secrets, "secrets");
    }

    /** A verifier for the pushes of one app. */
    public static LazadaPushVerifier create(LazadaCredentials credentials) {
        return create(credentials.appKey(), () -> List.of(credentials.appSecret()));
    }

    /**
     * A verifier for the pushes of one app whose secret may change.
     *
     * @param appKey the app's key
     * @param secrets asked for every push: the secret, and for the hours after a reset the one before it, too
     */
    public static LazadaPushVerifier create(String appKey, Supplier<List<Secret>> secrets) {
        return new LazadaPushVerifier(appKey, secrets);
    }

    /**
     * {@inheritDoc}
     *
     * @return the seller's id on its site as the shop, and what to read again by id; none for a push about the app, a
     *     consent, or anything of which no dataset tells
     */
    @Override
    public WebhookEvent verify(WebhookRequest request) {
        byte[] body = request.body();
        String code = request.requireHeader("Authorization");
        if (!CODE.matcher(code).matches() || !isGenuine(body, code)) {
            throw new WebhookException("the push is not signed by Lazada for app " + appKey, ADVICE, null);
        }
        String text = request.text();
        JsonNode root = json(text);
        return PushHints.event(PushDecoder.decode(root, text), root);
    }

    /** An event of this verifier in Lazada's own terms. */
    public static LazadaPush push(WebhookEvent event) {
        String text = event.body().text();
        return PushDecoder.decode(json(text), text);
    }

    private boolean isGenuine(byte[] body, String code) {
        byte[] key = appKey.getBytes(StandardCharsets.UTF_8);
        byte[] signed = new byte[key.length + body.length];
        System.arraycopy(key, 0, signed, 0, key.length);
        System.arraycopy(body, 0, signed, key.length, body.length);
        return Hmac.sha256(secrets.get()).accepts(signed, HexFormat.of().parseHex(code));
    }

    private static JsonNode json(String text) {
        try {
            JsonNode root = LazadaJson.read(text);
            if (root.isObject()) {
                return root;
            }
        } catch (JsonProcessingException notJson) {
            throw new WebhookException("the push is signed, but its body is not JSON", "Report it to Lazada.", notJson);
        }
        throw new WebhookException(
                "the push is signed, but its body is not a JSON object", "Report it to Lazada.", null);
    }

    /** Prints no secret. */
    @Override
    public String toString() {
        return "LazadaPushVerifier(" + appKey + ")";
    }
}
