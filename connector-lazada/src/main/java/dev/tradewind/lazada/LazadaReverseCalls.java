package dev.tradewind.lazada;

import dev.tradewind.core.auth.Hmac;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.error.WebhookException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Verifies the calls that Lazada makes to an API of yours (doc 121791), which are signed in another way than pushes: the
 * parameter {@code http_sign} holds {@code UPPER_HEX(HMAC_SHA256(secret, uri + parameters))}, the parameters joined by name
 * as in {@link LazadaSigner}. Compares in constant time; safe for use by several threads.
 */
public final class LazadaReverseCalls {
    private static final String SIGNATURE = "http_sign";
    private static final Pattern CODE = Pattern.compile("[0-9A-F]{64}");

    private final Supplier<List<Secret>> secrets;

    private LazadaReverseCalls(Supplier<List<Secret>> secrets) {
        this.secrets = Objects.requireNonNull(secrets, "secrets");
    }

    /**
     * A verifier for one app.
     *
     * @param secrets asked for every call: the app's secret, and for the hours after a reset the one before it, too
     */
    public static LazadaReverseCalls create(Supplier<List<Secret>> secrets) {
        return new LazadaReverseCalls(secrets);
    }

    /**
     * Verifies a call.
     *
     * @param uri the path that was called, without host and query, such as {@code /my/orders}
     * @param params all parameters of query and body, decoded, {@code http_sign} among them
     * @return the parameters that are signed, and nothing else
     * @throws WebhookException when it is forged or damaged: answer 401 and use nothing
     */
    public Map<String, String> verify(String uri, Map<String, String> params) {
        Map<String, String> signed = new TreeMap<>(params);
        String code = Objects.requireNonNullElse(signed.remove(SIGNATURE), "");
        signed.remove("sign");
        signed.values().removeIf(String::isBlank);
        byte[] base = LazadaSigner.baseString(uri, signed).getBytes(StandardCharsets.UTF_8);
        if (!CODE.matcher(code).matches()
                || !Hmac.sha256(secrets.get()).accepts(base, HexFormat.of().parseHex(code))) {
            throw new WebhookException(
                    "the call of " + uri + " is not signed by Lazada for this app",
                    "Answer 401. If it is Lazada's: hand over the parameters of query and body, decoded once, and the path"
                            + " as Lazada has it.",
                    null);
        }
        return Map.copyOf(signed);
    }

    /** Prints no secret. */
    @Override
    public String toString() {
        return "LazadaReverseCalls";
    }
}
