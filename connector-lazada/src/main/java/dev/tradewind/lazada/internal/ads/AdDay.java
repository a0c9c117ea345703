package dev.tradewind.lazada.internal.ads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.Market;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What ads brought on one day: the shop's total, and the ad groups added up by product, since the report has neither a column
 * for the day nor one row for each product. A product of which one ad group cannot be read is refused: its sum would be wrong.
 */
final class AdDay {
    private final Market market;
    private final LocalDate day;
    private final Instant askedAt;
    private final Map<String, AdFigures> byItem = new LinkedHashMap<>();
    private final Map<String, Rejected> rejected = new LinkedHashMap<>();

    private AdDay(Market market, LocalDate day, Instant askedAt) {
        this.market = market;
        this.day = day;
        this.askedAt = askedAt;
    }

    /**
     * A day.
     *
     * @param changes one for the shop, and one for each advertised product
     * @param rejected products and ad groups that could not be used
     * @param listed what the second listing names, by the ids of the records; empty without one
     * @param evidence what shows that it is whole
     */
    record Read(List<Change<?>> changes, List<Rejected> rejected, List<String> listed, Evidence evidence) {}

    /**
     * Makes records of a day's reports.
     *
     * @param overview the shop's total; a missing node when there is none
     * @param first the ad groups
     * @param second the ad groups, listed once more
     */
    static Read of(
            Market market,
            LocalDate day,
            Instant askedAt,
            JsonNode overview,
            AdListing first,
            Optional<AdListing> second) {
        return new AdDay(market, day, askedAt).read(overview, first, second);
    }

    static String id(LocalDate day, String itemId) {
        return (itemId.isEmpty() ? "SHOP//" : "PRODUCT/" + itemId + "/") + AdFeed.SPONSORED + "/all/" + day;
    }

    private Read read(JsonNode overview, AdListing first, Optional<AdListing> second) {
        List<Change<?>> changes = new ArrayList<>();
        shop(overview).ifPresent(changes::add);
        first.groups().forEach(this::use);
        byItem.forEach((item, figures) -> {
            if (!rejected.containsKey(id(day, item))) {
                changes.add(change(item, figures));
            }
        });
        List<String> listed = new ArrayList<>();
        second.ifPresent(again -> again.groups().forEach((group, row) -> listed.add(recordOf(group, row))));
        return new Read(
                changes,
                List.copyOf(rejected.values()),
                listed.stream().distinct().toList(),
                evidence(first, second));
    }

    /** The engine compares products; that both listings name the same ad groups of a product can be seen only here. */
    private Evidence evidence(AdListing first, Optional<AdListing> second) {
        String how = first.groups().size() + " ad groups to the report's end";
        Proof proof = Proof.CHAINED;
        if (second.isPresent()) {
            long unread = second.get().groups().keySet().stream()
                    .filter(group -> !first.groups().containsKey(group))
                    .count();
            boolean agrees = unread == 0 && second.get().isWhole();
            proof = agrees ? Proof.AGREED : proof;
            how += agrees ? ", listed twice" : ", a second listing does not agree: " + unread + " that were not read";
        }
        Optional<Count> count = first.stated().isPresent()
                ? Optional.of(
                        new Count(first.stated().getAsLong(), first.groups().size(), false))
                : Optional.empty();
        return new Evidence(proof, count, how);
    }

    private Optional<Change<?>> shop(JsonNode overview) {
        try {
            AdFigures figures = AdFigures.ofOverview(overview);
            return figures.isEmpty() ? Optional.empty() : Optional.of(change("", figures));
        } catch (NumberFormatException strange) {
            reject(id(day, ""), String.valueOf(strange.getMessage()), "not a number", overview);
            return Optional.empty();
        }
    }

    private void use(String group, JsonNode row) {
        String item = item(row);
        if (item.isEmpty()) {
            reject(recordOf(group, row), "itemId", "an ad group without a product", row);
            return;
        }
        try {
            byItem.merge(item, AdFigures.ofAdgroup(row), AdFigures::plus);
        } catch (NumberFormatException strange) {
            reject(recordOf(group, row), String.valueOf(strange.getMessage()), "not a number", row);
        }
    }

    /** The id of the record that an ad group becomes part of. */
    private String recordOf(String group, JsonNode row) {
        String item = item(row);
        return item.isEmpty() ? "ADGROUP/" + group + "/" + day : id(day, item);
    }

    private static String item(JsonNode row) {
        String item = row.path("itemId").asText("").strip();
        return item.matches("\\d{1,19}") ? item : "";
    }

    private void reject(String id, String field, String why, JsonNode row) {
        rejected.putIfAbsent(id, new Rejected(Dataset.TRAFFIC, id, Rejected.Stage.MAP, field, why, row.toString()));
    }

    private Change<TrafficDay> change(String item, AdFigures figures) {
        TrafficDay record = new TrafficDay(
                day,
                item.isEmpty() ? TrafficDay.Level.SHOP : TrafficDay.Level.PRODUCT,
                item.isEmpty() ? null : ItemRef.of(item),
                AdFeed.SPONSORED,
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
        return amount == null ? null : Money.of(amount, market.currency());
    }
}
