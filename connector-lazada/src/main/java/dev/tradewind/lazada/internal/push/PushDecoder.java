package dev.tradewind.lazada.internal.push;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.json.RawJson;
import dev.tradewind.lazada.internal.wire.LazadaDates;
import dev.tradewind.lazada.model.LazadaPush;
import dev.tradewind.lazada.model.LazadaPush.Envelope;
import dev.tradewind.lazada.model.LazadaPush.ProductChanged.Kind;
import dev.tradewind.lazada.model.LazadaPush.StateChanged.Subject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes pushes apart in all their forms: ids as number or text, times in seconds or milliseconds, sites as
 * {@code lazada_vn}, {@code LAZADA_SG} or {@code lazada-sg}, {@code seller_id} as the text "null", bodies without
 * {@code data}. A known type without the id that it is about is an {@link LazadaPush.Other}: it is not lost.
 */
public final class PushDecoder {
    /** Some pages of the documentation call the type by its second name. */
    private static final List<String> TYPE = List.of("message_type", "msg_type");

    private final JsonNode root;
    private final JsonNode data;
    private final Envelope envelope;

    private PushDecoder(JsonNode root, String text) {
        this.root = root;
        this.data = root.path("data").isObject() ? root.path("data") : root;
        String number = TYPE.stream()
                .map(name -> root.path(name).asText(""))
                .filter(value -> value.matches("\\d{1,9}"))
                .findFirst()
                .orElse("-1");
        this.envelope = new Envelope(
                Integer.parseInt(number),
                value(root, "seller_id"),
                country(root.path("site").asText("")),
                time(root, "timestamp"),
                new RawJson(text));
    }

    /** Decodes a push; its text is kept as it came. */
    public static LazadaPush decode(JsonNode root, String text) {
        return new PushDecoder(root, text).decode();
    }

    private LazadaPush decode() {
        LazadaPush push = switch (envelope.type()) {
            case 0 -> order();
            case 1 -> judged();
            case 3 -> product(Kind.CREATED);
            case 4 -> product(Kind.EDITED);
            case 5 -> product(Kind.DELETED);
            case 6 -> stock();
            case 7 -> state(Subject.VIDEO, value(data, "videoId"), value(data, "state"));
            case 8 -> consent();
            case 10 -> reverse();
            case 11 -> promotion();
            case 12 -> state(Subject.CATEGORIES, null, value(data, "status"));
            case 13 -> state(Subject.SELLER, envelope.sellerId(), value(data, "status"));
            case 14 -> parcel();
            case 21 -> review();
            default -> null;
        };
        return push == null ? new LazadaPush.Other(envelope) : push;
    }

    private @Nullable LazadaPush order() {
        String order = value(data, "trade_order_id");
        return order == null
                ? null
                : new LazadaPush.OrderChanged(
                        envelope,
                        order,
                        value(data, "trade_order_line_id"),
                        value(data, "order_status"),
                        changedAt(),
                        value(data, "reverse_order_id"),
                        value(data, "reverse_order_line_id"));
    }

    private @Nullable LazadaPush reverse() {
        String reverse = value(data, "reverse_order_id");
        return reverse == null
                ? null
                : new LazadaPush.ReverseOrderChanged(
                        envelope,
                        reverse,
                        value(data, "reverse_order_line_id"),
                        value(data, "reverse_status"),
                        changedAt(),
                        value(data, "trade_order_id"),
                        value(data, "trade_order_line_id"),
                        value(data, "buyer_id"));
    }

    private @Nullable LazadaPush parcel() {
        String order = value(data, "trade_order_id");
        return order == null
                ? null
                : new LazadaPush.PackageChanged(
                        envelope,
                        order,
                        value(data, "fulfillment_package_id"),
                        value(data, "status"),
                        changedAt(),
                        value(data, "buyer_id"));
    }

    private @Nullable LazadaPush product(Kind kind) {
        String item = value(data, "item_id");
        List<LazadaPush.Variant> variants = new ArrayList<>();
        data.path("sku_list").forEach(sku -> variants.add(variant(sku)));
        return item == null
                ? null
                : new LazadaPush.ProductChanged(envelope, kind, item, variants, beside("action"), changedAt());
    }

    private @Nullable LazadaPush judged() {
        String item = value(data, "itemId");
        return item == null
                ? null
                : new LazadaPush.ProductJudged(envelope, item, value(data, "status"), value(data, "reason"));
    }

    private @Nullable LazadaPush stock() {
        LazadaPush.Variant variant = variant(data);
        return variant.skuId() == null && variant.sellerSku() == null
                ? null
                : new LazadaPush.StockLow(
                        envelope,
                        variant,
                        number("real_quantity"),
                        number("withhold_quantity"),
                        number("occupy_quantity"),
                        value(data, "warehouse"));
    }

    private LazadaPush consent() {
        return new LazadaPush.ConsentEnds(
                envelope, value(data, "app_key"), value(data, "seller_id"), time(data, "auth_expiry_time"));
    }

    private @Nullable LazadaPush promotion() {
        String promotion = value(data, "promotionId");
        return promotion == null
                ? null
                : new LazadaPush.Promotion(envelope, promotion, value(data, "promotionType"), time(data, "expireTime"));
    }

    private @Nullable LazadaPush review() {
        String review = value(data, "id");
        return review == null
                ? null
                : new LazadaPush.ReviewWritten(envelope, review, value(data, "item_id"), value(data, "order_id"));
    }

    private LazadaPush state(Subject subject, @Nullable String id, @Nullable String status) {
        return new LazadaPush.StateChanged(envelope, subject, id, status, changedAt());
    }

    private static LazadaPush.Variant variant(JsonNode sku) {
        return new LazadaPush.Variant(value(sku, "sku_id"), value(sku, "seller_sku"), value(sku, "shop_sku"));
    }

    private @Nullable Instant changedAt() {
        Instant inside = time(data, "status_update_time");
        return inside == null ? time(root, "status_update_time") : inside;
    }

    /** One sample of the documentation has it outside of {@code data}. */
    private @Nullable String beside(String field) {
        String inside = value(data, field);
        return inside == null ? value(root, field) : inside;
    }

    private @Nullable Long number(String field) {
        String text = value(data, field);
        return text != null && text.matches("-?\\d{1,18}") ? Long.valueOf(text) : null;
    }

    private static @Nullable String value(JsonNode node, String field) {
        JsonNode value = node.path(field);
        String text = value.isValueNode() ? value.asText("").strip() : "";
        return text.isEmpty() || text.equals("null") ? null : text;
    }

    private static @Nullable Instant time(JsonNode node, String field) {
        String text = value(node, field);
        try {
            return text == null ? null : LazadaDates.parse(text, ZoneOffset.UTC).orElse(null);
        } catch (DateTimeException unknownForm) {
            return null;
        }
    }

    private static @Nullable String country(String site) {
        String code = site.substring(Math.max(site.lastIndexOf('_'), site.lastIndexOf('-')) + 1)
                .strip();
        return code.isEmpty() ? null : code.toUpperCase(Locale.ROOT);
    }
}
