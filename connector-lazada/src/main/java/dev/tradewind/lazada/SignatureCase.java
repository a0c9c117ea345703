package dev.tradewind.lazada;

import dev.tradewind.core.auth.Secret;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request that the gateway refused with {@code IncompleteSignature}, for {@link SignatureDoctor}.
 *
 * @param path what was signed as the path
 * @param params all parameters of query and form, decoded, in the order in which they were added; without {@code sign}
 * @param secret the app's secret
 * @param sign the signature that was sent, when it is known
 * @param base the text that was signed, when it is known
 * @param serverTime the {@code Date} header of the answer, when it is known
 */
public record SignatureCase(
        String path,
        Map<String, String> params,
        Secret secret,
        Optional<String> sign,
        Optional<String> base,
        Optional<Instant> serverTime) {
    public SignatureCase {
        Objects.requireNonNull(path, "path");
        Map<String, String> copy = new LinkedHashMap<>(params);
        copy.remove("sign");
        params = java.util.Collections.unmodifiableMap(copy);
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(sign, "sign");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(serverTime, "serverTime");
    }

    /** A case of which only the request is known. */
    public static SignatureCase of(String path, Map<String, String> params, Secret secret) {
        return new SignatureCase(path, params, secret, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same case with the signature that was sent. */
    public SignatureCase sign(String sent) {
        return new SignatureCase(path, params, secret, Optional.of(sent), base, serverTime);
    }

    /** The same case with the text that was signed. */
    public SignatureCase base(String signed) {
        return new SignatureCase(path, params, secret, sign, Optional.of(signed), serverTime);
    }

    /** The same case with the gateway's clock when it answered. */
    public SignatureCase serverTime(Instant instant) {
        return new SignatureCase(path, params, secret, sign, base, Optional.of(instant));
    }

    /** Prints no parameter values: one of them is a token. */
    @Override
    public String toString() {
        return "SignatureCase[" + path + ", parameters " + params.keySet() + "]";
    }
}
