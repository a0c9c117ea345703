package dev.tradewind.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.TrafficDay;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Count;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what ads brought on one day: the shop's total, and the ad groups added up by product, since the report has neither a
 * column for the day nor one row for each product. Holds at most the 10,000 ad groups that Lazada lists at all.
 */
final class AdDay {
    static final int PAGE = 100;
    private static final int MOST_PAGES = 100;

    private final LazadaCalls calls;
    private final LocalDate day;
    private final boolean isToday;
    private final Instant askedAt;
    private final Map<String, AdFigures> byItem = new LinkedHashMap<>();
    private final List<Rejected> rejected = new ArrayList<>();

    private AdDay(LazadaCalls calls, LocalDate day, boolean isToday, Instant askedAt) {
        this.calls = calls;
        this.day = day;
        this.isToday = isToday;
        this.askedAt = askedAt;
    }

    /**
     * A day.
     *
     * @param changes one for the shop, and one for each advertised product
     * @param rejected ad groups that could not be used
     * @param evidence what shows that it is whole
     */
    record Read(List<Change<?>> changes, List<Rejected> rejected, Evidence evidence) {}

    /**
     * Reads a day.
     *
     * @param isToday whether it is not over yet: Lazada keeps such figures apart
     * @param twice whether the ad groups are listed a second time, to see that none was missed
     */
    static Read read(LazadaCalls calls, LocalDate day, boolean isToday, boolean twice, Instant askedAt) {
        return new AdDay(calls, day, isToday, askedAt).read(twice);
    }

    static String id(LocalDate day, String itemId) {
        return (itemId.isEmpty() ? "SHOP//" : "PRODUCT/" + itemId + "/") + LazadaFeeds.SPONSORED + "/all/" + day;
    }

    private Read read(boolean twice) {
        List<Change<?>> changes = new ArrayList<>();
        AdFigures shop = figures(calls.adOverview(day, isToday), "overview", true);
        if (shop != null && !shop.isEmpty()) {
            changes.add(change("", shop));
        }
        Set<String> groups = new HashSet<>();
        long stated = list(groups, true);
        byItem.forEach((item, figures) -> changes.add(change(item, figures)));
        Proof proof = Proof.CHAINED;
        Count count = new Count(stated, groups.size(), false);
        String how = groups.size() + " ad groups to the report's end";
        if (twice) {
            Set<String> again = new HashSet<>();
            long statedAgain = list(again, false);
            proof = Proof.AGREED;
            how += ", listed twice";
            if (!again.equals(groups) || statedAgain != again.size()) {
                count = new Count(statedAgain, groups.size() - difference(groups, again), false);
            }
        }
        return new Read(changes, rejected, new Evidence(proof, Optional.of(count), how));
    }

    /** So that two lists of one length with other members do not agree. */
    private static long difference(Set<String> first, Set<String> second) {
        return second.stream().filter(group -> !first.contains(group)).count() + 1;
    }

    private long list(Set<String> groups, boolean use) {
        long stated = 0;
        for (int page = 1; page <= MOST_PAGES; page++) {
            AdReport report = calls.adgroups(day, isToday, page);
            for (JsonNode row : report.rows()) {
                String group = row.path("campaignId").asText("") + "/"
                        + row.path("adgroupId").asText("");
                if (groups.add(group) && use) {
                    use(group, row);
                }
            }
            stated = report.total().orElse(groups.size());
            if (report.rows().size() < PAGE) {
                break;
            }
        }
        return stated;
    }

    private void use(String group, JsonNode row) {
        String item = row.path("itemId").asText("").strip();
        if (!item.matches("\\d{1,19}")) {
            rejected.add(reject(group, "itemId", "an ad group without a product", row));
            return;
        }
        AdFigures figures = figures(row, group, false);
        if (figures != null) {
            byItem.merge(item, figures, AdFigures::plus);
        }
    }

    private @Nullable AdFigures figures(JsonNode row, String group, boolean overview) {
        try {
            return overview ? AdFigures.ofOverview(row) : AdFigures.ofAdgroup(row);
        } catch (NumberFormatException strange) {
            rejected.add(reject(group, String.valueOf(strange.getMessage()), "not a number", row));
            return null;
        }
    }

    private Rejected reject(String group, String field, String why, JsonNode row) {
        String id = "ADGROUP/" + group + "/" + day;
        return new Rejected(Dataset.TRAFFIC, id, Rejected.Stage.PARSE, field, why, row.toString());
    }

    private Change<TrafficDay> change(String item, AdFigures figures) {
        TrafficDay record = new TrafficDay(
                day,
                item.isEmpty() ? TrafficDay.Level.SHOP : TrafficDay.Level.PRODUCT,
                item.isEmpty() ? null : ItemRef.of(item),
                LazadaFeeds.SPONSORED,
                "all",
                null,
                null,
                null,
                figures.addToCart(),
                null,
                figures.orders(),
                figures.units(),
                money(figures.revenue()),
                figures.impressions(),
                figures.clicks(),
                money(figures.spend()));
        return Change.of(Dataset.TRAFFIC, id(day, item), Version.observed(askedAt), record);
    }

    private @Nullable Money money(@Nullable BigDecimal amount) {
        return amount == null ? null : Money.of(amount, calls.site().currency());
    }
}
