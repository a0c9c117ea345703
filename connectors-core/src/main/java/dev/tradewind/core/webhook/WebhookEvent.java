package dev.tradewind.core.webhook;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.json.RawJson;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A genuine push: a hint that something changed, never the change itself. What it names is read again by id. Immutable.
 *
 * @param platform the platform
 * @param shop the platform's id of the shop it is about, as in {@link ShopRef}, as far as the push tells
 * @param topic the platform's own name of what happened
 * @param ids per dataset, the ids to read again; none for a push about the app or a consent
 * @param deliveryId what a repetition of this delivery has in common with it, and no other push of the shop has: the
 *     platform's id of the delivery, or a hash of the body where there is none
 * @param occurredAt when it happened, as far as the push tells
 * @param body what was pushed
 */
public record WebhookEvent(
        Platform platform,
        Optional<String> shop,
        String topic,
        Map<Dataset<?>, Set<String>> ids,
        String deliveryId,
        Optional<Instant> occurredAt,
        RawJson body) {
    public WebhookEvent {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(topic, "topic");
        ids = ids.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> sorted(e.getValue())));
        Objects.requireNonNull(deliveryId, "deliveryId");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(body, "body");
        if (deliveryId.isBlank()) {
            throw new IllegalArgumentException("a push needs a delivery id: without one a repetition cannot be told");
        }
    }

    /** The shop that it is about, as far as the push tells. */
    public Optional<ShopRef> shopRef() {
        return shop.map(id -> new ShopRef(platform, id));
    }

    private static Set<String> sorted(Set<String> ids) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    }
}
