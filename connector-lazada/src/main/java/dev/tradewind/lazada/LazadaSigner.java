package dev.tradewind.lazada;

import dev.tradewind.core.auth.Secret;
import dev.tradewind.lazada.internal.auth.IopSigner;
import java.util.Map;

/**
 * The signature of Lazada's gateway (IOP), as pure functions: {@code UPPER_HEX(HMAC_SHA256(secret, base))} where the
 * base string is the prefix and then name and value of every parameter in byte order of the names (doc 108069). The
 * prefix is the API path without {@code /rest}; gateways of the same family that sign no path take an empty one.
 */
public final class LazadaSigner {
    private LazadaSigner() {}

    /**
     * The text that is signed. Parameters with a blank value take no part, since they must not be sent (the official
     * clients disagree about them), and neither does {@code sign}.
     *
     * @param prefix the API path, such as {@code /orders/get}, or nothing
     * @param params decoded system and business parameters, from query and form alike
     */
    public static String baseString(String prefix, Map<String, String> params) {
        return IopSigner.baseString(prefix, params);
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
        return IopSigner.sign(secret, prefix, params);
    }
}
