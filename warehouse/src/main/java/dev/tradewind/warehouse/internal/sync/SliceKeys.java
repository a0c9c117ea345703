package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.spi.Slice;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Keys of slices: the same slice has the same key, whoever plans it. */
final class SliceKeys {
    private static final char END = '\0';

    private SliceKeys() {}

    static long of(long shopKey, Slice slice, int epoch) {
        return hash(shopKey + "" + END + slice.feed() + END + slice.part() + END + ScopeText.write(slice.scope()) + END
                + epoch);
    }

    /** The row that stands for all final slices of a part. */
    static long merged(long shopKey, String feed, String part) {
        return hash(shopKey + "" + END + feed + END + part + END + "merged");
    }

    private static long hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
