package dev.tradewind.warehouse.internal.load;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of what a record says. Its version is not part of that: components named {@code updatedAt} are left out, so
 * that equal content at a later time has an equal hash. Numbers count by value, not by scale.
 */
final class ContentHash {
    private static final HexFormat HEX = HexFormat.of();
    private static final String VERSION = "updatedAt";

    private ContentHash() {}

    /** The hash in 64 hex digits of values: records, lists of them, numbers, text, times, null. */
    static String of(@Nullable Object... values) {
        StringBuilder text = new StringBuilder(512);
        for (Object value : values) {
            append(text, value);
        }
        try {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append('~');
        } else if (value instanceof Record record) {
            text.append('(');
            for (Components.Component component : Components.of(record)) {
                if (!component.name().equals(VERSION)) {
                    append(text, component.of(record));
                }
            }
            text.append(')');
        } else if (value instanceof List<?> list) {
            text.append('[');
            list.forEach(element -> append(text, element));
            text.append(']');
        } else {
            // The length before the text keeps neighbours apart: ("ab", "c") is not ("a", "bc").
            String plain = value instanceof BigDecimal number ? plain(number) : value.toString();
            text.append(plain.length()).append(':').append(plain);
        }
    }

    private static String plain(BigDecimal number) {
        // Not toPlainString(): 1E+99999999 would be that long.
        return number.stripTrailingZeros().toString();
    }
}
