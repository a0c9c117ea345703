package dev.tradewind.lazada.internal.auth;

import dev.tradewind.core.auth.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of Lazada's gateway, as pure functions; {@code LazadaSigner} tells of them. */
public final class IopSigner {
    private static final String ALGORITHM = "HmacSHA256";
    private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();

    private IopSigner() {}

    public static String baseString(String prefix, Map<String, String> params) {
        StringBuilder base = new StringBuilder(prefix);
        new TreeMap<>(params).forEach((name, value) -> {
            if (!name.equals("sign") && !value.isBlank()) {
                base.append(name).append(value);
            }
        });
        return base.toString();
    }

    public static String sign(Secret secret, String prefix, Map<String, String> params) {
        byte[] key = secret.reveal().getBytes(StandardCharsets.UTF_8);
        byte[] base = baseString(prefix, params).getBytes(StandardCharsets.UTF_8);
        return UPPER_HEX.formatHex(hmac(ALGORITHM, key, base));
    }

    public static byte[] hmac(String algorithm, byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + algorithm, e);
        }
    }
}
