package dev.tradewind.lazada.internal.money;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.Market;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.lazada.internal.wire.AnswerShape;
import dev.tradewind.lazada.internal.wire.LazadaAnswer;
import dev.tradewind.lazada.internal.wire.LazadaJson;
import dev.tradewind.lazada.internal.wire.LazadaJson.Undecodable;
import dev.tradewind.lazada.internal.wire.LazadaMoneyApi;
import dev.tradewind.lazada.internal.wire.OddValues;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The calls about money of one shop, with their answers taken apart. Safe for use by several threads. */
public final class MoneyCalls {
    /** The most rows of a statement that one call gives. */
    static final int TRANSACTIONS = 500;

    /** Reversals asked for at once: the most is not documented, and fewer may come. */
    static final int REVERSALS = 50;

    private static final int ACCOUNT_TRANSACTIONS = 100;

    private final LazadaMoneyApi api;
    private final Market market;
    private final ErrorContext context;

    public MoneyCalls(LazadaMoneyApi api, Market market, ErrorContext context) {
        this.api = api;
        this.market = market;
        this.context = context;
    }

    Market market() {
        return market;
    }

    /**
     * A page of reversals.
     *
     * @param rows as listed
     * @param total how many match the filter by Lazada's own count
     */
    public record ReversalPage(List<JsonNode> rows, OptionalLong total) {}

    /**
     * A page of movements on the account.
     *
     * @param rows as listed
     * @param last whether nothing follows: a page after the last one need not hold a list
     */
    public record AccountPage(List<JsonNode> rows, boolean last) {}

    /** Rows of the statement between two days; whether the last one is inside is not documented. */
    public List<JsonNode> transactions(LocalDate from, LocalDate to, Optional<String> orderId, int offset) {
        Map<String, String> filter = new LinkedHashMap<>();
        filter.put("start_time", from.toString());
        filter.put("end_time", to.toString());
        filter.put("trans_type", "-1");
        orderId.ifPresent(id -> filter.put("trade_order_id", id));
        filter.put("offset", Integer.toString(offset));
        filter.put("limit", Integer.toString(TRANSACTIONS));
        return AnswerShape.TRANSACTIONS.list(api.transactions(filter), context);
    }

    /** All statements made after a day: the call knows no end and no pages. */
    public List<JsonNode> payouts(LocalDate after) {
        return AnswerShape.PAYOUTS.list(api.payouts(after.toString()), context);
    }

    /** A page of movements on the account, pages counted from 1. */
    public AccountPage accountTransactions(LocalDate from, LocalDate to, int page) {
        Map<String, String> filter = new LinkedHashMap<>();
        filter.put("start_time", from.format(DateTimeFormatter.BASIC_ISO_DATE));
        filter.put("end_time", to.format(DateTimeFormatter.BASIC_ISO_DATE));
        filter.put("page_num", Integer.toString(page));
        filter.put("page_size", Integer.toString(ACCOUNT_TRANSACTIONS));
        LazadaAnswer answer = api.accountTransactions(filter);
        List<JsonNode> rows = AnswerShape.ACCOUNT_TRANSACTIONS.list(answer, context);
        long before = (page - 1L) * ACCOUNT_TRANSACTIONS;
        long stated = AnswerShape.ACCOUNT_TRANSACTIONS.count(answer).orElse(Long.MAX_VALUE);
        return new AccountPage(rows, rows.isEmpty() || before + rows.size() >= stated);
    }

    /** A page of the reversals whose lines changed between two instants, to the millisecond; pages counted from 1. */
    public ReversalPage reversals(Instant from, Instant to, int page) {
        Map<String, String> filter = new LinkedHashMap<>();
        filter.put("ReverseOrderLineModifiedTimeRangeStart", Long.toString(from.toEpochMilli()));
        filter.put("ReverseOrderLineModifiedTimeRangeEnd", Long.toString(to.toEpochMilli()));
        return reversals(filter, page);
    }

    /** The reversal of this id as the list shows it, or nothing. */
    List<JsonNode> reversal(String id) {
        return reversals(new LinkedHashMap<>(Map.of("reverse_order_id", id)), 1).rows();
    }

    /** One reversal in detail. */
    public JsonNode detail(String id) {
        return AnswerShape.REVERSAL.record(api.reversal(id), context);
    }

    /** The parcels of an order. */
    public List<JsonNode> trace(String orderId) {
        List<JsonNode> parcels = new ArrayList<>();
        for (JsonNode order : AnswerShape.PARCELS.list(api.trace(orderId), context)) {
            order.path("package_detail_info_list").forEach(parcels::add);
        }
        return parcels;
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

    private ReversalPage reversals(Map<String, String> filter, int page) {
        filter.put("page_no", Integer.toString(page));
        filter.put("page_size", Integer.toString(REVERSALS));
        LazadaAnswer answer = api.reversals(filter);
        return new ReversalPage(AnswerShape.REVERSALS.list(answer, context), AnswerShape.REVERSALS.count(answer));
    }
}
