package dev.tradewind.warehouse.internal.schema;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.model.ItemRef;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;

/**
 * Keys of 63 bits made from natural keys alone, so that they are the same in every warehouse and need no allocator: the first
 * 8 bytes of SHA-256 over the parts, each preceded by its length in characters and a colon, without the sign bit.
 *
 * <p>Two natural keys can meet in one hash (about 5 in 100 at a milliard of keys). Who inserts compares the natural keys,
 * takes the next salt for the one that came later, and records it in wh_key_collision.
 */
public final class Keys {
    /** Unknown, none, or not happened. */
    public static final long UNKNOWN = 0;

    /** Known to be wrong. */
    public static final long INVALID = -1;

    private static final long MICROS = 1_000_000;

    private Keys() {}

    /** The natural key of a shop. */
    public static List<String> shop(ShopRef shop) {
        return List.of("shop", shop.platform().code(), shop.id());
    }

    /** The natural key of a buyer. */
    public static List<String> customer(ShopRef shop, String customerId) {
        return List.of("customer", shop.platform().code(), shop.id(), customerId);
    }

    /** The natural key of a variant. */
    public static List<String> product(ShopRef shop, ItemRef item) {
        return List.of("product", shop.platform().code(), shop.id(), item.itemId(), item.variantId());
    }

    /** The key of one state of a buyer or a variant; {@link KeySql#version} computes the same in SQL. */
    public static long version(long durableKey, Instant validFrom) {
        // Not ChronoUnit.MICROS.between: on Java 17 it overflows after 292 years.
        long micros = validFrom.getEpochSecond() * MICROS + validFrom.getNano() / 1_000;
        return hash(List.of(Long.toString(durableKey), Long.toString(micros)));
    }

    /** The key of a natural key. */
    public static long hash(List<String> parts) {
        return hash(parts, 0);
    }

    /**
     * The key of a natural key whose first one is taken.
     *
     * @param salt how many keys were taken before, 0 for none
     */
    public static long hash(List<String> parts, int salt) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> append(text, part));
        if (salt > 0) {
            append(text, "salt " + salt);
        }
        byte[] digest = sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
        long key = ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE;
        return key == UNKNOWN ? hash(parts, salt + 1) : key;
    }

    private static void append(StringBuilder text, String part) {
        text.append(part.codePointCount(0, part.length())).append(':').append(part);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
