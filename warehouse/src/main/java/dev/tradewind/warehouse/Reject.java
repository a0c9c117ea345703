package dev.tradewind.warehouse;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.ShopRef;
import java.time.Instant;

/**
 * A record that was delivered and could not be used.
 *
 * @param shop the shop
 * @param dataset what it is
 * @param sourceId the platform's id, or a hash of the text where that could not be read
 * @param stage where it failed: FETCH, PARSE, MAP or LOAD
 * @param field the field at fault, or empty
 * @param reason one line, without values of the record
 * @param raw what the platform sent; may hold personal data
 * @param attempts how often it was tried
 * @param firstSeen when it was met first
 * @param lastSeen when it was met last
 */
public record Reject(
        ShopRef shop,
        Dataset<?> dataset,
        String sourceId,
        String stage,
        String field,
        String reason,
        String raw,
        int attempts,
        Instant firstSeen,
        Instant lastSeen) {
    /** Leaves out what the platform sent. */
    @Override
    public String toString() {
        return shop + " " + dataset + " " + sourceId + ": " + stage + (field.isEmpty() ? "" : " " + field) + ": "
                + reason;
    }
}
