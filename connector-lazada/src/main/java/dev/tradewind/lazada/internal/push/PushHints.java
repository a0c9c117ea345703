package dev.tradewind.lazada.internal.push;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.Platform;
import dev.tradewind.core.webhook.WebhookEvent;
import dev.tradewind.lazada.internal.reading.MoneyIds;
import dev.tradewind.lazada.internal.wire.Rejects;
import dev.tradewind.lazada.model.LazadaPush;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what a push asks to be read again, and what it has in common with its repetitions. */
public final class PushHints {
    private PushHints() {}

    public static WebhookEvent event(LazadaPush push, JsonNode root) {
        LazadaPush.Envelope envelope = push.envelope();
        String seller = push instanceof LazadaPush.ConsentEnds ends && ends.sellerId() != null
                ? ends.sellerId()
                : envelope.sellerId();
        Instant at = changedAt(push);
        return new WebhookEvent(
                Platform.LAZADA,
                Optional.ofNullable(seller),
                Integer.toString(envelope.type()),
                ids(push),
                delivery(push, root, seller),
                Optional.ofNullable(at == null ? envelope.pushedAt() : at),
                envelope.body());
    }

    private static Map<Dataset<?>, Set<String>> ids(LazadaPush push) {
        if (push instanceof LazadaPush.OrderChanged order) {
            return withReversal(order.orderId(), order.reverseOrderId(), order.reverseLineId());
        } else if (push instanceof LazadaPush.PackageChanged parcel) {
            return Map.of(Dataset.ORDERS, Set.of(parcel.orderId()));
        } else if (push instanceof LazadaPush.ReverseOrderChanged reverse) {
            return withReversal(reverse.orderId(), reverse.reverseOrderId(), reverse.reverseLineId());
        } else if (push instanceof LazadaPush.ProductChanged product) {
            return Map.of(Dataset.PRODUCTS, Set.of(product.itemId()));
        } else if (push instanceof LazadaPush.ProductJudged product) {
            return Map.of(Dataset.PRODUCTS, Set.of(product.itemId()));
        }
        return push instanceof LazadaPush.ReviewWritten review
                ? Map.of(Dataset.ACTIVITY, Set.of(MoneyIds.REVIEW + review.reviewId()))
                : Map.of();
    }

    private static Map<Dataset<?>, Set<String>> withReversal(
            @Nullable String order, @Nullable String reversal, @Nullable String line) {
        Map<Dataset<?>, Set<String>> ids = new HashMap<>();
        if (order != null) {
            ids.put(Dataset.ORDERS, Set.of(order));
        }
        if (reversal != null && line != null) {
            ids.put(Dataset.ACTIVITY, Set.of(MoneyIds.REVERSAL + reversal + "/" + line));
        }
        return ids;
    }

    private static @Nullable Instant changedAt(LazadaPush push) {
        if (push instanceof LazadaPush.OrderChanged order) {
            return order.changedAt();
        } else if (push instanceof LazadaPush.PackageChanged parcel) {
            return parcel.changedAt();
        } else if (push instanceof LazadaPush.ReverseOrderChanged reverse) {
            return reverse.changedAt();
        } else if (push instanceof LazadaPush.ProductChanged product) {
            return product.changedAt();
        } else if (push instanceof LazadaPush.StateChanged state) {
            return state.changedAt();
        }
        return null;
    }

    /** Lazada names no id of a delivery: what it is about, its state and when, as the documentation advises. */
    private static String delivery(LazadaPush push, JsonNode root, @Nullable String seller) {
        LazadaPush.Envelope envelope = push.envelope();
        Stream<@Nullable Object> own;
        if (push instanceof LazadaPush.OrderChanged order) {
            own = parts(order.orderId(), order.lineId(), order.status(), order.changedAt(), order.reverseLineId());
        } else if (push instanceof LazadaPush.ReverseOrderChanged reverse) {
            own = parts(
                    reverse.reverseOrderId(),
                    reverse.reverseLineId(),
                    reverse.lineId(),
                    reverse.status(),
                    changedAt(push));
        } else if (push instanceof LazadaPush.PackageChanged parcel) {
            own = parts(parcel.orderId(), parcel.packageId(), parcel.status(), parcel.changedAt());
        } else if (push instanceof LazadaPush.ProductChanged product && product.changedAt() != null) {
            own = parts(product.itemId(), product.action(), product.changedAt());
        } else if (push instanceof LazadaPush.ReviewWritten review) {
            own = parts(review.itemId(), review.reviewId());
        } else if (push instanceof LazadaPush.ConsentEnds ends) {
            own = parts(ends.appKey(), ends.endsAt());
        } else {
            JsonNode data = root.path("data").isObject() ? root.path("data") : root;
            own = parts(Rejects.sha256(data.toString()));
        }
        return Stream.concat(parts(envelope.type(), envelope.country(), seller), own)
                .map(part -> part == null ? "" : part.toString())
                .collect(Collectors.joining("/"));
    }

    private static Stream<@Nullable Object> parts(@Nullable Object... parts) {
        return Stream.of(parts);
    }
}
