package dev.tradewind.testkit.lazada;

import dev.tradewind.testkit.world.LineState;
import java.util.Map;
import java.util.Optional;

/** Lazada's words for states, and its masks over persons. */
final class Words {
    private static final Map<LineState, String> STATES = Map.of(
            LineState.UNPAID, "unpaid",
            LineState.PENDING, "pending",
            LineState.PACKED, "packed",
            LineState.READY_TO_SHIP, "ready_to_ship",
            LineState.SHIPPED, "shipped",
            LineState.DELIVERED, "delivered",
            LineState.CANCELLED, "canceled",
            LineState.RETURNED, "returned",
            LineState.FAILED, "failed_delivery");

    private Words() {}

    static String state(LineState state) {
        return STATES.getOrDefault(state, "");
    }

    static Optional<LineState> state(String word) {
        String now = word.equals("shipping") ? "shipped" : word.equals("failed") ? "failed_delivery" : word;
        return STATES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(now))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** First and last character stay, the rest are stars. */
    static String mask(String text) {
        int[] points = text.codePoints().toArray();
        if (points.length < 3) {
            return "*".repeat(points.length);
        }
        return new String(points, 0, 1) + "*".repeat(points.length - 2) + new String(points, points.length - 1, 1);
    }

    static String maskPhone(String digits) {
        return digits.substring(0, 2) + "*".repeat(digits.length() - 4) + digits.substring(digits.length() - 2);
    }
}
