package dev.tradewind.lazada.internal.money;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.lazada.internal.reading.MoneyIds;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of one stretch of the statement, by offset from 0 up to the page without rows, and their keys. A row has no id
 * that is known to be its own, so its key is a hash of what does not change and an ordinal: two equal rows are two rows. To
 * know the ordinal, a reading that goes on in the middle passes over the rows before it again. Holds a number for each row
 * of the stretch. Used by one thread.
 */
final class StatementRows {
    private static final List<String> IDENTITY = List.of(
            "transaction_date",
            "transaction_number",
            "transaction_type",
            "fee_type",
            "fee_name",
            "order_no",
            "orderItem_no",
            "seller_sku",
            "lazada_sku",
            "reference",
            "details",
            "comment",
            "WHT_included_in_amount");
    private static final List<String> AMOUNTS = List.of("amount", "VAT_in_amount", "WHT_amount");

    private final MoneyCalls calls;
    private final ErrorContext context;
    private final LocalDate from;
    private final LocalDate to;
    private final Map<String, Integer> ordinals = new HashMap<>();
    private List<JsonNode> last = List.of();
    private int offset;

    /**
     * Makes a reading.
     *
     * @param from first day inside
     * @param to first day outside: it is asked for, since it is not documented whether the end counts in, and left out
     */
    StatementRows(MoneyCalls calls, ErrorContext context, LocalDate from, LocalDate to) {
        this.calls = calls;
        this.context = context;
        this.from = from;
        this.to = to;
    }

    /** A row with its key. */
    record Row(String key, JsonNode json) {}

    /**
     * A page.
     *
     * @param rows those inside the stretch, and those whose date cannot be read
     * @param end whether nothing follows
     */
    record Page(List<Row> rows, boolean end) {}

    /** How many rows were passed. */
    int offset() {
        return offset;
    }

    /** Passes over the rows before an offset. */
    void skipTo(int position) {
        while (offset < position && !next().end()) {
            // the keys of the rows after them depend on these
        }
    }

    /** The next page. */
    Page next() {
        List<JsonNode> page = calls.transactions(from, to, Optional.empty(), offset);
        if (!page.isEmpty() && page.equals(last)) {
            throw new ProtocolException(
                    context, "two pages of the statement are equal: the offset is not obeyed", "", null);
        }
        last = page;
        offset += page.size();
        List<Row> rows = new ArrayList<>();
        for (JsonNode json : page) {
            if (isInside(json)) {
                String hash = hash(json);
                int ordinal = ordinals.merge(hash, 1, Integer::sum) - 1;
                rows.add(new Row(key(hash, ordinal), json));
            }
        }
        return new Page(rows, page.isEmpty());
    }

    private String key(String hash, int ordinal) {
        return MoneyIds.TRANSACTION + from + "/" + hash + "-" + ordinal;
    }

    private boolean isInside(JsonNode row) {
        LocalDate day;
        try {
            day = MoneyDates.parse(
                            row.path("transaction_date").asText(""),
                            calls.market().zone())
                    .atZone(calls.market().zone())
                    .toLocalDate();
        } catch (DateTimeException unreadable) {
            return true; // it is rejected alone, where it is mapped
        }
        if (day.isBefore(from) || day.isAfter(to)) {
            throw new ProtocolException(
                    context,
                    "Lazada listed transactions of other days than those that were asked for",
                    "The filter was not obeyed, so nothing can be proved; the slice is read again.",
                    null);
        }
        return day.isBefore(to);
    }

    private static String hash(JsonNode row) {
        StringBuilder text = new StringBuilder();
        for (String field : IDENTITY) {
            part(text, row.path(field).asText("").strip());
        }
        for (String field : AMOUNTS) {
            part(text, plain(row.path(field).asText("").strip()));
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    private static void part(StringBuilder text, String value) {
        text.append(value.length()).append(':').append(value);
    }

    /** The same amount in the same digits, whether it came as 1, "1.0" or "1.00". */
    private static String plain(String amount) {
        try {
            return new BigDecimal(amount).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException strange) {
            return amount;
        }
    }
}
