package dev.tradewind.warehouse.internal.files;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as they stand in cells. Never guesses: what can be read in two ways is not a number. */
final class Numbers {
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");
    private static final Pattern GROUPED = Pattern.compile("-?[0-9]{1,3}(,[0-9]{3}){1,5}(\\.[0-9]{1,9})?");

    private Numbers() {}

    /** An amount; null for a missing one. */
    static @Nullable BigDecimal amount(String cell) throws NumberFormatException {
        if (isMissing(cell)) {
            return null;
        }
        if (PLAIN.matcher(cell).matches()) {
            return new BigDecimal(cell);
        }
        if (GROUPED.matcher(cell).matches()) {
            return new BigDecimal(cell.replace(",", ""));
        }
        throw new NumberFormatException("not a number");
    }

    /** A count from 0 up; null for a missing one. */
    static @Nullable Long count(String cell) throws NumberFormatException {
        BigDecimal number = amount(cell);
        if (number == null) {
            return null;
        }
        if (number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
            throw new NumberFormatException("not a whole number from 0 up");
        }
        return number.longValueExact();
    }

    static boolean isMissing(String cell) {
        return cell.isEmpty() || cell.equals("-");
    }
}
