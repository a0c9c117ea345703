package dev.tradewind.core.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 with keys that stay hidden, for signers and for webhooks. The first key signs; while a key is being changed
 * the others are still accepted. Compares in constant time. Immutable, safe for use by several threads.
 */
public final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";

    private final List<Secret> keys;

    private Hmac(List<Secret> keys) {
        this.keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("an HMAC needs a key");
        }
    }

    /** With one key. */
    public static Hmac sha256(Secret key) {
        return new Hmac(List.of(key));
    }

    /**
     * With several keys, the current one first.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Hmac sha256(List<Secret> keys) {
        return new Hmac(keys);
    }

    /** The 32 bytes of the code. */
    public byte[] sign(byte[] message) {
        return sign(keys.get(0), message);
    }

    /** The code of a text in UTF-8, as 64 lower-case hexadecimal digits. */
    public String signHex(String message) {
        return HexFormat.of().formatHex(sign(message.getBytes(StandardCharsets.UTF_8)));
    }

    /** The code of a text in UTF-8, as Base64. */
    public String signBase64(String message) {
        return Base64.getEncoder().encodeToString(sign(message.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether a code in hexadecimal, in any case, was made with one of the keys. False for anything that is no code. */
    public boolean acceptsHex(byte[] message, String code) {
        try {
            return accepts(message, HexFormat.of().parseHex(code));
        } catch (IllegalArgumentException noCode) {
            return false;
        }
    }

    /** Whether a code in Base64 was made with one of the keys. False for anything that is no code. */
    public boolean acceptsBase64(byte[] message, String code) {
        try {
            return accepts(message, Base64.getDecoder().decode(code));
        } catch (IllegalArgumentException noCode) {
            return false;
        }
    }

    /** Whether a code was made with one of the keys. Tries all of them, so that time does not tell which one fits. */
    public boolean accepts(byte[] message, byte[] code) {
        boolean accepted = false;
        for (Secret key : keys) {
            accepted |= MessageDigest.isEqual(sign(key, message), code);
        }
        return accepted;
    }

    @Override
    public String toString() {
        return "Hmac(" + keys.size() + " keys)";
    }

    private static byte[] sign(Secret key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, impossible);
        }
    }
}
