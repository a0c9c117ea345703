package dev.tradewind.warehouse.internal.db;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A buffer of rows in the text form of COPY, in UTF-8. Takes values that {@code Fit} let through. */
final class CopyText {
    private static final int CHUNK = 1 << 16;
    private static final int DAY_LENGTH = 8;
    private byte[] bytes = new byte[CHUNK + CHUNK / 4];
    private int length;

    boolean isFull() {
        return length >= CHUNK;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
        if (bytes.length > 4 * CHUNK) {
            bytes = new byte[CHUNK + CHUNK / 4];
        }
    }

    void cell(@Nullable Object value, boolean last) {
        if (value == null) {
            raw("\\N");
        } else if (value instanceof String text) {
            escaped(text);
        } else if (value instanceof Boolean flag) {
            raw(flag ? "t" : "f");
        } else if (value instanceof Instant instant) {
            instant(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        } else if (value instanceof LocalDate date) {
            date(date);
        } else if (value instanceof BigDecimal number) {
            raw(number.toPlainString());
        } else {
            raw(value.toString());
        }
        room(1);
        bytes[length++] = (byte) (last ? '\n' : '\t');
    }

    private void raw(String ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
    }

    private void escaped(String text) {
        room(3 * text.length());
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '\\' -> escape('\\');
                case '\n' -> escape('n');
                case '\r' -> escape('r');
                case '\t' -> escape('t');
                default -> i += character(text, i, each);
            }
        }
    }

    private void escape(char letter) {
        bytes[length++] = '\\';
        bytes[length++] = (byte) letter;
    }

    /** Returns 1 when the character took the next char, too. */
    private int character(String text, int at, char each) {
        if (each < 0x80) {
            bytes[length++] = (byte) each;
        } else if (each < 0x800) {
            bytes[length++] = (byte) (0xC0 | each >> 6);
            tail(each);
        } else if (!Character.isHighSurrogate(each)) {
            bytes[length++] = (byte) (0xE0 | each >> 12);
            tail(each >> 6);
            tail(each);
        } else {
            int point = text.codePointAt(at);
            bytes[length++] = (byte) (0xF0 | point >> 18);
            tail(point >> 12);
            tail(point >> 6);
            tail(point);
            return 1;
        }
        return 0;
    }

    private void tail(int bits) {
        bytes[length++] = (byte) (0x80 | bits & 0x3F);
    }

    private void instant(LocalDateTime time) {
        date(time.toLocalDate());
        room(3 * DAY_LENGTH);
        bytes[length++] = ' ';
        digits(time.getHour(), 2);
        bytes[length++] = ':';
        digits(time.getMinute(), 2);
        bytes[length++] = ':';
        digits(time.getSecond(), 2);
        bytes[length++] = '.';
        digits(time.getNano() / 1_000, 6);
        raw("+00");
    }

    private void date(LocalDate date) {
        room(2 * DAY_LENGTH);
        digits(date.getYear(), 4);
        bytes[length++] = '-';
        digits(date.getMonthValue(), 2);
        bytes[length++] = '-';
        digits(date.getDayOfMonth(), 2);
    }

    private void digits(int number, int width) {
        int rest = number;
        for (int at = length + width - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += width;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
