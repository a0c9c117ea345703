package dev.tradewind.lazada;

import dev.tradewind.core.auth.Secret;
import dev.tradewind.lazada.internal.auth.IopSigner;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways in which wrong programs turn a text into a signature. */
final class WrongSigner {
    /**
     * A signature.
     *
     * @param mistake what is wrong about the way it was made, null for the right one
     * @param detail more about it, may be empty
     */
    record Signature(@Nullable SignatureMistake mistake, String detail, byte[] bytes) {}

    private WrongSigner() {}

    /** The right signature first. */
    static List<Signature> all(Secret secret, String base) {
        String key = secret.reveal();
        List<Signature> all = new ArrayList<>();
        all.add(new Signature(null, "", keyed("HmacSHA256", key, base, StandardCharsets.UTF_8)));
        for (String ending : List.of("\n", "\r\n", " ", "\t")) {
            byte[] bytes = keyed("HmacSHA256", key + ending, base, StandardCharsets.UTF_8);
            all.add(new Signature(SignatureMistake.SECRET_WITH_BLANKS, "", bytes));
        }
        byte[] before = keyed("HmacSHA256", " " + key, base, StandardCharsets.UTF_8);
        all.add(new Signature(SignatureMistake.SECRET_WITH_BLANKS, "", before));
        for (String name : List.of("ISO-8859-1", "windows-1252", "US-ASCII")) {
            byte[] bytes = keyed("HmacSHA256", key, base, Charset.forName(name));
            all.add(new Signature(SignatureMistake.CHARSET, name, bytes));
        }
        all.add(new Signature(SignatureMistake.PLAIN_SHA256, "", plain("SHA-256", base)));
        all.add(new Signature(SignatureMistake.MD5, "HMAC-MD5", keyed("HmacMD5", key, base, StandardCharsets.UTF_8)));
        all.add(new Signature(SignatureMistake.MD5, "", plain("MD5", base)));
        for (String algorithm : List.of("MD5", "SHA-256")) {
            for (String text : List.of(key + base + key, key + base, base + key)) {
                all.add(new Signature(SignatureMistake.SECRET_IN_TEXT, algorithm, plain(algorithm, text)));
            }
        }
        return all;
    }

    private static byte[] keyed(String algorithm, String key, String base, Charset charset) {
        return IopSigner.hmac(algorithm, key.getBytes(StandardCharsets.UTF_8), base.getBytes(charset));
    }

    private static byte[] plain(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + algorithm, e);
        }
    }
}
