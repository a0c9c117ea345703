package dev.tradewind.warehouse.internal.load;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Days and hours in a market's zone.
 *
 * @param zone the zone
 */
record Calendar(ZoneId zone) {
    /** What no zone can move out of the years that a date can have. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant END = Instant.parse("+10001-01-01T00:00:00Z");
    private static final int FIRST_YEAR = 2015;
    private static final int LAST_YEAR = 2040;

    /** The row of dim_time, 0 for no instant and for days that dim_time does not hold. */
    int dateKey(@Nullable Instant instant) {
        return instant == null || isAbsurd(instant) ? 0 : dateKey(LocalDate.ofInstant(instant, zone));
    }

    /** The row of dim_time, 0 for days that it does not hold. */
    static int dateKey(LocalDate date) {
        return date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR
                ? 0
                : (date.getYear() * 100 + date.getMonthValue()) * 100 + date.getDayOfMonth();
    }

    /** Hour of the day, 0 to 23; 0 for instants that no table holds. */
    short hour(Instant instant) {
        return isAbsurd(instant) ? 0 : (short) instant.atZone(zone).getHour();
    }

    private static boolean isAbsurd(Instant instant) {
        return instant.isBefore(FIRST) || !instant.isBefore(END);
    }
}
