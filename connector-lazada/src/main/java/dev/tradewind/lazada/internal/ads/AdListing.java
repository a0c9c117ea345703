package dev.tradewind.lazada.internal.ads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.lazada.internal.wire.AdReport;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import dev.tradewind.lazada.internal.wire.Rejects;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One walk through the report on a day's ad groups.
 *
 * @param groups the rows by ad group, in the order of the report
 * @param stated how many there are by Lazada's own count, as the last page told it
 * @param ended whether the walk came to the report's end; Lazada gives no page after the hundredth
 */
record AdListing(Map<String, JsonNode> groups, OptionalLong stated, boolean ended) {
    static final int PAGE = 100;
    private static final int MOST_PAGES = 100;

    AdListing {
        groups = Collections.unmodifiableMap(groups);
    }

    /**
     * Walks through the report.
     *
     * @param isToday whether the day is not over yet: Lazada keeps such figures apart
     */
    static AdListing walk(LazadaCalls calls, LocalDate day, boolean isToday) {
        Map<String, JsonNode> groups = new LinkedHashMap<>();
        OptionalLong stated = OptionalLong.empty();
        for (int page = 1; page <= MOST_PAGES; page++) {
            AdReport report = calls.adgroups(day, isToday, page, PAGE);
            report.rows().forEach(row -> groups.putIfAbsent(id(row), row));
            stated = report.total();
            if (report.rows().size() < PAGE) {
                return new AdListing(groups, stated, true);
            }
        }
        return new AdListing(groups, stated, stated.isPresent() && stated.getAsLong() == groups.size());
    }

    /** Whether nothing speaks against that it holds all of the report. */
    boolean isWhole() {
        return ended && (stated.isEmpty() || stated.getAsLong() == groups.size());
    }

    private static String id(JsonNode row) {
        String group = row.path("adgroupId").asText("").strip();
        return group.isEmpty()
                ? Rejects.sha256(row.toString())
                : row.path("campaignId").asText("").strip() + "/" + group;
    }
}
