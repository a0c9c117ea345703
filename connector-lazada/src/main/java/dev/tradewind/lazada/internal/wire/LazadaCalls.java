package dev.tradewind.lazada.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.Market;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.lazada.internal.wire.LazadaJson.Undecodable;
import dev.tradewind.lazada.model.LazadaSeller;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls of one shop with their answers taken apart, record by record: one that cannot be decoded costs itself, not
 * its page. Safe for use by several threads.
 */
public final class LazadaCalls {
    /** The most orders whose items one call gives. */
    public static final int ITEMS_OF = 50;

    private final LazadaApi api;
    private final Market market;
    private final ErrorContext context;

    public LazadaCalls(LazadaApi api, Market market, ErrorContext context) {
        this.api = api;
        this.market = market;
        this.context = context;
    }

    public Market market() {
        return market;
    }

    /** A page of orders, earliest change first. */
    public Listing orders(ListFilter filter) {
        Map<String, String> query = dates(filter);
        query.put("sort_by", "updated_at");
        query.put("sort_direction", "ASC");
        filter.word().ifPresent(word -> query.put("status", word));
        return listing(Dataset.ORDERS, AnswerShape.ORDERS, api.orders(query), "order_id", "updated_at");
    }

    /** A page of products, in any order. */
    public Listing products(ListFilter filter) {
        Map<String, String> query = dates(filter);
        filter.word().ifPresent(word -> query.put("filter", word));
        query.put("options", "1");
        return listing(Dataset.PRODUCTS, AnswerShape.PRODUCTS, api.products(query), "item_id", "updated_time");
    }

    /** The head of one order. */
    public JsonNode order(String orderId) {
        return AnswerShape.ORDER.record(api.order(orderId), context);
    }

    /** The items of one order; none when Lazada answers with none. */
    public List<JsonNode> items(String orderId) {
        return AnswerShape.ITEMS.list(api.items(orderId), context);
    }

    /**
     * The items of at most {@link #ITEMS_OF} orders by order id; an order that the answer does not name, or of which it
     * holds no list, is absent.
     */
    public Map<String, List<JsonNode>> itemsOf(Collection<String> orderIds) {
        Map<String, List<JsonNode>> items = new HashMap<>();
        LazadaAnswer answer = api.itemsOf("[" + String.join(",", orderIds) + "]");
        for (JsonNode order : AnswerShape.ITEMS_OF.list(answer, context)) {
            if (order.path("order_items") instanceof ArrayNode own) {
                List<JsonNode> pieces = new ArrayList<>();
                own.forEach(pieces::add);
                items.put(order.path("order_id").asText(), pieces);
            }
        }
        return items;
    }

    /** One product. */
    public JsonNode product(String itemId) {
        return AnswerShape.PRODUCT.record(api.product(itemId), context);
    }

    /** What all ads brought on one day; a missing node when the answer tells of other days only. */
    public JsonNode adOverview(LocalDate day, boolean isToday) {
        Map<String, String> query = adDay(day, isToday);
        query.put("lastStartDate", day.minusDays(1).toString());
        query.put("lastEndDate", day.minusDays(1).toString());
        query.put("bizCode", "sponsoredSearch");
        return AnswerShape.AD_OVERVIEW.record(api.adOverview(query), context).path("reportOverviewDetailDTO");
    }

    /** What each ad group brought on one day. */
    public AdReport adgroups(LocalDate day, boolean isToday, int page, int pageSize) {
        Map<String, String> query = adDay(day, isToday);
        query.put("pageNo", Integer.toString(page));
        query.put("pageSize", Integer.toString(pageSize));
        LazadaAnswer answer = api.adgroups(query);
        return new AdReport(AnswerShape.ADGROUPS.list(answer, context), AnswerShape.ADGROUPS.count(answer));
    }

    private static Map<String, String> adDay(LocalDate day, boolean isToday) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("startDate", day.toString());
        query.put("endDate", day.toString());
        query.put("useRtTable", Boolean.toString(isToday));
        return query;
    }

    /** The tree of categories. */
    public List<JsonNode> categories(String language) {
        return AnswerShape.CATEGORIES.list(api.categories(language), context);
    }

    /** The shop that the token belongs to. */
    public LazadaSeller seller() {
        return decode(AnswerShape.SELLER.record(api.seller(), context), LazadaSeller.class);
    }

    /** Decodes a record that stands alone: a value that cannot be read and that it can do without is null. */
    public <T> T decode(JsonNode json, Class<T> type) {
        try {
            return LazadaJson.decode(json, type, market.zone(), new OddValues());
        } catch (Undecodable e) {
            throw new ProtocolException(
                    context,
                    type.getSimpleName() + " could not be decoded at '" + e.field() + "': " + e.reason(),
                    "Read it with a raw call, and report what Lazada sends.",
                    e);
        }
    }

    private Map<String, String> dates(ListFilter filter) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("update_after", LazadaDates.format(filter.after(), market.zone()));
        filter.before().ifPresent(before -> query.put("update_before", LazadaDates.format(before, market.zone())));
        query.put("offset", Integer.toString(filter.offset()));
        query.put("limit", Integer.toString(filter.limit()));
        return query;
    }

    private Listing listing(Dataset<?> dataset, AnswerShape shape, LazadaAnswer answer, String id, String changed) {
        List<Listing.Row> placed = new ArrayList<>();
        List<Rejected> unplaced = new ArrayList<>();
        for (JsonNode row : shape.list(answer, context)) {
            String key = text(row, id);
            Optional<Instant> at = moment(row, changed);
            if (key.isEmpty() || at.isEmpty()) {
                unplaced.add(Rejects.unplaced(dataset, key, key.isEmpty() ? id : changed, row));
            } else {
                placed.add(new Listing.Row(key, at.get(), row));
            }
        }
        return new Listing(placed, unplaced, placed.size() + unplaced.size(), shape.count(answer));
    }

    private Optional<Instant> moment(JsonNode row, String field) {
        try {
            return LazadaDates.parse(text(row, field), market.zone());
        } catch (DateTimeException unknownForm) {
            return Optional.empty();
        }
    }

    /** A field by its name in snake case, or by its twin in camel case, which some answers have. */
    private static String text(JsonNode row, String field) {
        JsonNode value = row.path(field);
        return (value.isMissingNode() ? row.path(camel(field)) : value)
                .asText("")
                .strip();
    }

    private static String camel(String field) {
        int cut = field.indexOf('_');
        return field.substring(0, cut) + Character.toUpperCase(field.charAt(cut + 1)) + field.substring(cut + 2);
    }
}
