package dev.tradewind.warehouse;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Platform;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A record that a push named and that was not read again yet.
 *
 * @param platform who pushed
 * @param shop the platform's id of the shop, as far as the push told
 * @param topic the platform's own name of what happened
 * @param dataset what it is
 * @param id the platform's id of the record
 * @param occurredAt when it happened, as far as the push told
 * @param receivedAt when it was kept, by the database's clock
 */
public record Hint(
        Platform platform,
        Optional<String> shop,
        String topic,
        Dataset<?> dataset,
        String id,
        Optional<Instant> occurredAt,
        Instant receivedAt) {
    public Hint {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(receivedAt, "receivedAt");
    }
}
