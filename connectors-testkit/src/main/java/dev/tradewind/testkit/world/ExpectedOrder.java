package dev.tradewind.testkit.world;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An order as a warehouse should hold it, worked out from the world and not through any connector.
 *
 * @param id the platform's id
 * @param customerId the platform's id of the buyer
 * @param currency ISO 4217
 * @param orderedAt when it was placed
 * @param updatedAt when it was last changed
 * @param total what the buyer pays
 * @param lines its lines, by id
 */
public record ExpectedOrder(
        String id,
        String customerId,
        String currency,
        Instant orderedAt,
        Instant updatedAt,
        BigDecimal total,
        List<ExpectedLine> lines) {
    public ExpectedOrder {
        lines = List.copyOf(lines);
    }
}
