package dev.tradewind.lazada;

import dev.tradewind.core.auth.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of Lazada's gateway (IOP), as pure functions: {@code UPPER_HEX(HMAC_SHA256(secret, base))} where the
 * base string is the prefix and then name and value of every parameter in byte order of the names (doc 108069). The
 * prefix is the API path without {@code /rest}; gateways of the same family that sign no path take an empty one.
 */
public final class LazadaSigner {
    private static final String ALGORITHM = "HmacSHA256";
    private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();

    private LazadaSigner() {}

    /**
     * The text that is signed. Parameters with a blank value take no part, since they must not be sent (the official
     * clients disagree about them), and neither does {@code sign}.
     *
     * @param prefix the API path, such as {@code /orders/get}, or nothing
     * @param params decoded system and business parameters, from query and form alike
     */
    public static String baseString(String prefix, Map<String, String> params) {
        StringBuilder base = new StringBuilder(prefix);
        new TreeMap<>(params).forEach((name, value) -> {
            if (!name.equals("sign") && !value.isBlank()) {
                base.append(name).append(value);
            }
        });
        return base.toString();
    }

    /**
     * Signs a request.
     *
     * @param secret the app's secret
     * @param prefix the API path, such as {@code /orders/get}, or nothing
     * @param params decoded system and business parameters, from query and form alike
     * @return 64 upper-case hexadecimal digits
     */
    public static String sign(Secret secret, String prefix, Map<String, String> params) {
        byte[] key = secret.reveal().getBytes(StandardCharsets.UTF_8);
        byte[] base = baseString(prefix, params).getBytes(StandardCharsets.UTF_8);
        return UPPER_HEX.formatHex(hmac(ALGORITHM, key, base));
    }

    static byte[] hmac(String algorithm, byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + algorithm, e);
        }
    }
}
