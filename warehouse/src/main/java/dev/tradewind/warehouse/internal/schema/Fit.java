package dev.tradewind.warehouse.internal.schema;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings a value into the one form that both engines store and give back alike. What would be changed beyond that is
 * refused, so that a record can be rejected before it reaches a page.
 */
public final class Fit {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final int DIGITS = 19;

    private Fit() {}

    /**
     * Makes a value fit: text becomes valid Unicode without U+0000 (see {@link #text}), instants are cut to microseconds,
     * decimals get the column's scale.
     *
     * @throws UnfitValueException when the value is missing, of another class, too long, or would lose digits
     */
    public static @Nullable Object value(ColumnDef column, @Nullable Object value) {
        if (value == null) {
            if (!column.nullable()) {
                throw new UnfitValueException(column.name(), "is missing");
            }
            return null;
        }
        if (!column.type().javaType().isInstance(value)) {
            throw new UnfitValueException(
                    column.name(),
                    "takes " + column.type().javaType().getSimpleName() + ", got "
                            + value.getClass().getSimpleName());
        }
        return switch (column.type()) {
            case TEXT -> sized(column, text((String) value));
            case MONEY, RATE -> decimal(column, (BigDecimal) value);
            case TIMESTAMP -> instant(column, (Instant) value);
            case DATE -> date(column, (LocalDate) value);
            case LONG, INT, SHORT, FLAG -> value;
        };
    }

    /**
     * Replaces what one engine or the other cannot store by U+FFFD: U+0000, which PostgreSQL refuses, and surrogates without
     * their half, which have no UTF-8 form.
     */
    public static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == 0 || Character.isSurrogate(each)) {
                return repaired(text);
            }
        }
        return text;
    }

    /** The beginning of a text, as {@link #text} makes it: no longer than a column of this size takes. */
    public static String atMost(int size, String text) {
        String fit = text(text);
        return fit.codePointCount(0, fit.length()) <= size ? fit : fit.substring(0, fit.offsetByCodePoints(0, size));
    }

    private static String repaired(String text) {
        StringBuilder repaired = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || isLoneSurrogate(point) ? 0xFFFD : point)
                .forEach(repaired::appendCodePoint);
        return repaired.toString();
    }

    private static boolean isLoneSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static String sized(ColumnDef column, String text) {
        if (column.size() > 0
                && text.length() > column.size()
                && text.codePointCount(0, text.length()) > column.size()) {
            throw new UnfitValueException(column.name(), "is longer than " + column.size() + " characters");
        }
        return text;
    }

    private static BigDecimal decimal(ColumnDef column, BigDecimal value) {
        int scale = column.type().scale();
        // Looked at before its scale is set: 1E+99999999 written out would fill the memory.
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() > scale) {
            throw new UnfitValueException(column.name(), "has more than " + scale + " digits after the point");
        }
        if ((long) plain.precision() - plain.scale() > DIGITS - scale) {
            throw new UnfitValueException(
                    column.name(), "has more than " + (DIGITS - scale) + " digits before the point");
        }
        return plain.setScale(scale, RoundingMode.UNNECESSARY);
    }

    private static Instant instant(ColumnDef column, Instant value) {
        if (value.isBefore(FIRST) || !value.isBefore(END)) {
            throw new UnfitValueException(column.name(), "lies outside the years 1 to 9999");
        }
        return value.truncatedTo(ChronoUnit.MICROS);
    }

    private static LocalDate date(ColumnDef column, LocalDate value) {
        if (value.getYear() < 1 || value.getYear() > 9999) {
            throw new UnfitValueException(column.name(), "lies outside the years 1 to 9999");
        }
        return value;
    }
}
