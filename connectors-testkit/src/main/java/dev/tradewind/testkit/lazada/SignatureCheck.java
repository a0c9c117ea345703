package dev.tradewind.testkit.lazada;

import dev.tradewind.core.http.Param;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Works out what a request must be signed with (doc 108069), without any code of the connector. */
final class SignatureCheck {
    private final byte[] secret;

    SignatureCheck(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Upper-case hex HMAC-SHA256 over the path and all parameters but the signature, in ASCII order of their names. */
    String sign(String path, List<Param> params) {
        String base = params.stream()
                .filter(param -> !param.name().equals("sign") && !param.value().isBlank())
                .sorted((left, right) -> left.name().compareTo(right.name()))
                .map(param -> param.name() + param.value())
                .collect(Collectors.joining("", path, ""));
        StringBuilder hex = new StringBuilder(64);
        for (byte each : hmac(base)) {
            hex.append(String.format(Locale.ROOT, "%02X", each));
        }
        return hex.toString();
    }

    boolean accepts(String path, List<Param> params, String signature) {
        return MessageDigest.isEqual(
                sign(path, params).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] hmac(String base) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(base.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JVM has HmacSHA256", impossible);
        }
    }
}
