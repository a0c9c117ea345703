package dev.tradewind.examples.runner;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When something ends, for people. */
final class Lifetime {
    private Lifetime() {}

    static String ends(@Nullable Instant instant, Instant now) {
        if (instant == null || instant.equals(Instant.MAX)) {
            return "not told";
        }
        Duration left = Duration.between(now, instant);
        if (left.isNegative()) {
            return "ended";
        }
        return left.toDays() > 1
                ? "in " + left.toDays() + " days"
                : "in " + left.toHours() + " h " + left.toMinutesPart() + " min";
    }

    static boolean isOver(@Nullable Instant instant, Instant now) {
        return instant != null && instant.isBefore(now);
    }
}
