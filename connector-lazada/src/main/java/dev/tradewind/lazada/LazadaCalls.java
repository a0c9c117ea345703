package dev.tradewind.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.lazada.LazadaJson.Undecodable;
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
import java.util.OptionalLong;

/**
 * The calls of one shop with their answers taken apart, record by record: one that cannot be decoded costs itself, not
 * its page. Safe for use by several threads.
 */
final class LazadaCalls {
    /** The most orders whose items one call gives. */
    static final int ITEMS_OF = 50;

    private final LazadaApi api;
    private final LazadaSite site;
    private final ErrorContext context;

    LazadaCalls(LazadaApi api, LazadaSite site, ErrorContext context) {
        this.api = api;
        this.site = site;
        this.context = context;
    }

    LazadaSite site() {
        return site;
    }

    /** A page of orders, earliest change first. */
    Listing orders(ListFilter filter) {
        Map<String, String> query = dates(filter);
        query.put("sort_by", "updated_at");
        query.put("sort_direction", "ASC");
        filter.word().ifPresent(word -> query.put("status", word));
        JsonNode data = api.orders(query).data();
        return listing(Dataset.ORDERS, data.path("orders"), data.path("countTotal"), "order_id", "updated_at");
    }

    /** A page of products, in any order. */
    Listing products(ListFilter filter) {
        Map<String, String> query = dates(filter);
        filter.word().ifPresent(word -> query.put("filter", word));
        query.put("options", "1");
        JsonNode data = api.products(query).data();
        return listing(Dataset.PRODUCTS, data.path("products"), data.path("total_products"), "item_id", "updated_time");
    }

    /** The head of one order. */
    JsonNode order(String orderId) {
        return object(api.order(orderId).data(), "/order/get");
    }

    /** The items of one order; none when Lazada answers with none. */
    List<JsonNode> items(String orderId) {
        return elements(api.items(orderId).data());
    }

    /** The items of at most {@link #ITEMS_OF} orders by order id; an order that the answer does not name is absent. */
    Map<String, List<JsonNode>> itemsOf(Collection<String> orderIds) {
        Map<String, List<JsonNode>> items = new HashMap<>();
        for (JsonNode order :
                elements(api.itemsOf("[" + String.join(",", orderIds) + "]").data())) {
            items.put(order.path("order_id").asText(), elements(order.path("order_items")));
        }
        return items;
    }

    /** One product. */
    JsonNode product(String itemId) {
        return object(api.product(itemId).data(), "/product/item/get");
    }

    /** What all ads brought on one day; a missing node when there is nothing. */
    JsonNode adOverview(LocalDate day, boolean isToday) {
        Map<String, String> query = adDay(day, isToday);
        query.put("lastStartDate", day.minusDays(1).toString());
        query.put("lastEndDate", day.minusDays(1).toString());
        query.put("bizCode", "sponsoredSearch");
        return api.adOverview(query).root().path("result").path("reportOverviewDetailDTO");
    }

    /** What each ad group brought on one day. */
    AdReport adgroups(LocalDate day, boolean isToday, int page) {
        Map<String, String> query = adDay(day, isToday);
        query.put("pageNo", Integer.toString(page));
        query.put("pageSize", Integer.toString(AdListing.PAGE));
        JsonNode result = api.adgroups(query).root().path("result");
        return new AdReport(elements(result.path("result")), stated(result.path("totalCount")));
    }

    private static Map<String, String> adDay(LocalDate day, boolean isToday) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("startDate", day.toString());
        query.put("endDate", day.toString());
        query.put("useRtTable", Boolean.toString(isToday));
        return query;
    }

    /** The tree of categories. */
    List<JsonNode> categories(String language) {
        return elements(api.categories(language).data());
    }

    /** The shop that the token belongs to. */
    LazadaSeller seller() {
        return decode(object(api.seller().data(), "/seller/get"), LazadaSeller.class);
    }

    /** Decodes a record that stands alone. */
    <T> T decode(JsonNode json, Class<T> type) {
        try {
            return LazadaJson.decode(json, type, site.zone());
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
        query.put("update_after", LazadaDates.format(filter.after(), site.zone()));
        filter.before().ifPresent(before -> query.put("update_before", LazadaDates.format(before, site.zone())));
        query.put("offset", Integer.toString(filter.offset()));
        query.put("limit", Integer.toString(filter.limit()));
        return query;
    }

    private Listing listing(Dataset<?> dataset, JsonNode rows, JsonNode total, String id, String changed) {
        List<Listing.Row> placed = new ArrayList<>();
        List<Rejected> unplaced = new ArrayList<>();
        for (JsonNode row : elements(rows)) {
            String key = text(row, id);
            Optional<Instant> at = moment(row, changed);
            if (key.isEmpty() || at.isEmpty()) {
                unplaced.add(Rejects.unplaced(dataset, key, key.isEmpty() ? id : changed, row));
            } else {
                placed.add(new Listing.Row(key, at.get(), row));
            }
        }
        return new Listing(placed, unplaced, placed.size() + unplaced.size(), stated(total));
    }

    private static OptionalLong stated(JsonNode total) {
        return total.canConvertToLong() || total.isTextual() && total.asText().matches("\\d{1,18}")
                ? OptionalLong.of(total.asLong())
                : OptionalLong.empty();
    }

    private Optional<Instant> moment(JsonNode row, String field) {
        try {
            return LazadaDates.parse(text(row, field), site.zone());
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

    private JsonNode object(JsonNode data, String path) {
        if (data.isObject()) {
            return data;
        }
        throw new ProtocolException(context, "the answer of " + path + " holds no record", "", null);
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return array.isArray() ? list : List.of();
    }
}
