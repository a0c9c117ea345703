package dev.tradewind.warehouse.internal.load;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of what a record says. Its version is not part of that: components named {@code updatedAt} are left out, so
 * that equal content at a later time has an equal hash. Numbers count by value, not by scale.
 */
final class ContentHash {
    private static final HexFormat HEX = HexFormat.of();
    private static final ClassValue<List<MethodHandle>> ACCESSORS = new ClassValue<>() {
        @Override
        protected List<MethodHandle> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> !component.getName().equals("updatedAt"))
                    .map(ContentHash::accessor)
                    .toList();
        }
    };

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
        } else if (value instanceof Record) {
            text.append('(');
            for (MethodHandle accessor : ACCESSORS.get(value.getClass())) {
                append(text, read(accessor, value));
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
        return number.stripTrailingZeros().toPlainString();
    }

    private static @Nullable Object read(MethodHandle accessor, Object record) {
        try {
            return accessor.invoke(record);
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable checked) {
            throw new IllegalStateException("accessors of records throw nothing checked", checked);
        }
    }

    private static MethodHandle accessor(RecordComponent component) {
        try {
            return MethodHandles.publicLookup().unreflect(component.getAccessor());
        } catch (IllegalAccessException hidden) {
            throw new IllegalArgumentException("records of the model are public: " + component, hidden);
        }
    }
}
