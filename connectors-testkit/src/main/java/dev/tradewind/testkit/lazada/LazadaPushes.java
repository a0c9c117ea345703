package dev.tradewind.testkit.lazada;

import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.webhook.WebhookRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pushes as Lazada sends them, signed with code of the kit's own, for tests of what receives them. The form of ids, times and
 * sites changes from push to push, as it does in the documentation. Safe for use by several threads.
 */
public final class LazadaPushes {
    private static final URI HOOK = URI.create("https://hooks.example/lazada");

    private final String appKey;
    private final Secret secret;
    private final String seller;
    private final String country;
    private final AtomicLong made = new AtomicLong();

    /**
     * Pushes to one app about one seller.
     *
     * @param country the seller's site, such as {@code PH}
     */
    public LazadaPushes(String appKey, Secret secret, String seller, String country) {
        this.appKey = appKey;
        this.secret = secret;
        this.seller = seller;
        this.country = country.toUpperCase(Locale.ROOT);
    }

    /** A line of an order took another state. */
    public WebhookRequest order(String orderId, String lineId, String status, Instant at) {
        return push(
                0,
                "{\"order_status\":\"" + status + "\",\"trade_order_id\":" + id(orderId) + ",\"trade_order_line_id\":"
                        + id(lineId) + ",\"status_update_time\":" + time(at) + "}",
                at);
    }

    /** A return or a cancellation took another state. */
    public WebhookRequest reversal(String reverseId, String orderId, String status, Instant at) {
        return push(
                10,
                "{\"reverse_order_id\":" + id(reverseId) + ",\"reverse_status\":\"" + status + "\",\"trade_order_id\":"
                        + id(orderId) + ",\"status_update_time\":" + time(at) + "}",
                at);
    }

    /** A product was edited. */
    public WebhookRequest product(String itemId, Instant at) {
        return push(
                4,
                "{\"item_id\":" + id(itemId) + ",\"sku_list\":[],\"action\":\"EDITED_UPDATED\",\"status_update_time\":"
                        + time(at) + "}",
                at);
    }

    /** A product was deleted. */
    public WebhookRequest productDeleted(String itemId, Instant at) {
        return push(
                5,
                "{\"item_id\":" + id(itemId) + ",\"sku_list\":[],\"action\":\"DELETED\",\"status_update_time\":"
                        + time(at) + "}",
                at);
    }

    /** A buyer wrote a review. */
    public WebhookRequest review(String reviewId, String itemId, String orderId, Instant at) {
        return push(
                21,
                "{\"item_id\":" + id(itemId) + ",\"id\":" + id(reviewId) + ",\"order_id\":" + id(orderId) + "}",
                at);
    }

    /** The seller's consent ends soon. The seller stands inside: outside there is the text "null". */
    public WebhookRequest consentEnds(Instant end, Instant at) {
        return signed("{\"seller_id\":\"null\",\"message_type\":8,\"data\":{\"app_key\":\"" + appKey
                + "\",\"seller_id\":"
                + id(seller) + ",\"auth_expiry_time\":" + time(end) + "},\"timestamp\":" + time(at) + ",\"site\":\""
                + site() + "\"}");
    }

    /** Anything else: a type and its data, as JSON. */
    public WebhookRequest push(int type, String data, Instant at) {
        return signed("{\"seller_id\":\"" + seller + "\",\"message_type\":" + type + ",\"data\":" + data
                + ",\"timestamp\":" + time(at) + ",\"site\":\"" + site() + "\"}");
    }

    /** A body of the caller's own with the header that belongs to it. */
    public WebhookRequest signed(String body) {
        made.incrementAndGet();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return WebhookRequest.of(
                HOOK,
                Map.of("Authorization", List.of(code(bytes)), "Content-Type", List.of("application/json")),
                bytes);
    }

    private String code(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(appKey.getBytes(StandardCharsets.UTF_8));
            StringBuilder hex = new StringBuilder();
            for (byte each : mac.doFinal(body)) {
                hex.append(String.format(Locale.ROOT, "%02x", each));
            }
            return hex.toString();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JVM has HmacSHA256", impossible);
        }
    }

    private String id(String digits) {
        return made.get() % 2 == 0 ? "\"" + digits + "\"" : digits;
    }

    private String time(Instant at) {
        return Long.toString(made.get() % 3 == 0 ? at.getEpochSecond() : at.toEpochMilli());
    }

    private String site() {
        return switch ((int) (made.get() % 3)) {
            case 0 -> "lazada_" + country.toLowerCase(Locale.ROOT);
            case 1 -> "LAZADA_" + country;
            default -> "lazada-" + country.toLowerCase(Locale.ROOT);
        };
    }
}
