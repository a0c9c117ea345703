package dev.tradewind.core.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Tells which pair came from which, by hashes, so that lineage can be stored in the clear. */
final class Lineage {
    private Lineage() {}

    /** SHA-256 in hex of a token, or null for none. */
    static @Nullable String hash(@Nullable Secret token) {
        return token == null ? null : sha256(token.reveal());
    }

    /** SHA-256 in hex of a configured pair. The line break cannot be part of a token. */
    static String seedHash(TokenPair seed) {
        Secret refresh = seed.refresh();
        return sha256(seed.access().reveal() + "\n" + (refresh == null ? "" : refresh.reveal()));
    }

    /**
     * Whether a renewed record may replace what is stored although the stored version has moved: it must be bought with
     * the very token that is still stored, or with the same token as the stored pair and be the later purchase. Anything
     * else that is stored is a new consent, a new seed or a later generation.
     */
    static boolean supersedes(TokenRecord renewed, TokenRecord stored) {
        String spent = renewed.spentHash();
        if (spent == null) {
            return false;
        }
        return spent.equals(hash(stored.pair().refresh()))
                || spent.equals(stored.spentHash())
                        && renewed.pair().issuedAt().isAfter(stored.pair().issuedAt());
    }

    /** SHA-256 in hex of a text. */
    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
