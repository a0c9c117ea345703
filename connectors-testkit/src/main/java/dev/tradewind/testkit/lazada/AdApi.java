package dev.tradewind.testkit.lazada;

import dev.tradewind.core.Market;
import dev.tradewind.testkit.world.World;
import dev.tradewind.testkit.world.WorldProduct;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * The reports of Sponsored Solutions: no day column, at most 100 pages of 100, six months back, today only from the real-time
 * table. About every third product is advertised, some in two ad groups. A refusal stands in the second envelope.
 */
final class AdApi {
    private static final int PAGES = 100;

    private final World world;
    private final Clock clock;
    private final Market market;
    private final Map<LocalDate, Long> restated = new ConcurrentHashMap<>();

    AdApi(World world, Clock clock, Market market) {
        this.world = world;
        this.clock = clock;
        this.market = market;
    }

    /** Figures of one ad group on one day. */
    private record Row(long campaign, long adgroup, long item, long impressions, long clicks, long spend, long units) {}

    Map<String, BiConsumer<Params, Wire>> paths() {
        return Map.of(
                "/sponsor/solutions/report/getDiscoveryReportAdgroup", this::adgroups,
                "/sponsor/solutions/report/getReportOverview", this::overview);
    }

    /** Times that the ads of each product were shown on a day. */
    Map<String, Long> impressions(LocalDate day) {
        Map<String, Long> sums = new TreeMap<>();
        rows(day).forEach(row -> sums.merge(Long.toString(row.item()), row.impressions(), Long::sum));
        return sums;
    }

    private void adgroups(Params params, Wire wire) {
        int page = params.number("pageNo", 1, 1, PAGES, 4_001, "pageNo must be from 1 to 100");
        int size = params.number("pageSize", 10, 1, 100, 4_002, "pageSize must be from 1 to 100");
        params.required("pageNo");
        params.required("pageSize");
        LocalDate day = day(params);
        if (tooOld(day)) {
            refuse(wire);
            return;
        }
        List<Row> rows = shown(day, params);
        wire.begin("result").list("result");
        rows.stream().skip((page - 1L) * size).limit(size).forEach(row -> {
            wire.mood(row.adgroup()).begin().text("dateRange", "").id("campaignId", row.campaign());
            wire.id("adgroupId", row.adgroup()).id("itemId", row.item()).number("impressions", row.impressions());
            wire.count("clicks", row.clicks()).price("spend", row.spend()).text("ctr", "1.2%");
            wire.number("productUnitSold", row.units()).number("productOrders", row.units());
            wire.number("productA2c", 2 * row.units());
            if (row.units() == 0) {
                wire.text("productRevenue", "-").text("storeRoi", "-");
            } else {
                wire.price("productRevenue", row.units() * 25_000).text("storeRoi", "3.1");
            }
            wire.end();
        });
        wire.endList().flag("success", true).number("totalCount", rows.size()).end();
    }

    private void overview(Params params, Wire wire) {
        params.required("lastStartDate");
        params.required("lastEndDate");
        params.required("useRtTable");
        if (!params.required("bizCode").equals("sponsoredSearch")) {
            throw Refusal.invalid("bizCode");
        }
        LocalDate day = day(params);
        if (tooOld(day)) {
            refuse(wire);
            return;
        }
        List<Row> rows = shown(day, params);
        wire.text("success", "true").begin("result").begin("reportOverviewDetailDTO");
        if (rows.isEmpty()) {
            wire.text("spend", "-").nothing("impressions").text("clicks", "-").text("revenue", "-");
        } else {
            wire.price("spend", rows.stream().mapToLong(Row::spend).sum());
            wire.number("impressions", rows.stream().mapToLong(Row::impressions).sum());
            wire.number("clicks", rows.stream().mapToLong(Row::clicks).sum());
            wire.number("unitsSold", rows.stream().mapToLong(Row::units).sum());
            wire.price(
                    "revenue",
                    rows.stream().mapToLong(row -> row.units() * 25_000).sum());
            wire.text("roi", "3.1").text("ctr", "1.2%").text("cpc", "0.45");
        }
        wire.end().end();
    }

    private LocalDate day(Params params) {
        try {
            LocalDate start = LocalDate.parse(params.required("startDate"));
            if (start.equals(LocalDate.parse(params.required("endDate")))) {
                return start;
            }
        } catch (DateTimeParseException wrong) {
            throw Refusal.invalid("startDate");
        }
        throw new UnsupportedOperationException("this fake tells one day at a time");
    }

    private List<Row> shown(LocalDate day, Params params) {
        boolean realTime = params.text("useRtTable").orElse("false").equals("true");
        return day.isAfter(today()) || day.equals(today()) && !realTime ? List.of() : rows(day);
    }

    private List<Row> rows(LocalDate day) {
        List<Row> rows = new ArrayList<>();
        world.allProducts().forEach(product -> {
            long draw = draw(product, day);
            for (int group = 0; group < groups(draw); group++) {
                long impressions = 1 + (draw >>> 8 + group) % 5_000;
                long clicks = impressions / 40;
                rows.add(new Row(
                        700 + product.place() % 5,
                        product.id() * 2 + group,
                        product.id(),
                        impressions,
                        clicks,
                        clicks * 35,
                        clicks / 20));
            }
        });
        return rows;
    }

    private static int groups(long draw) {
        return draw % 3 != 0 ? 0 : draw % 2 == 0 ? 2 : 1;
    }

    /** Lazada attributes anew what ads brought on this day: some products get other figures, some none, some begin to. */
    void restate(LocalDate day) {
        restated.merge(day, 1L, Long::sum);
    }

    private long draw(WorldProduct product, LocalDate day) {
        long times = restated.getOrDefault(day, 0L);
        long mixed = (product.id() * 31 + day.toEpochDay() + times * 1_000_003) * 0x9E3779B97F4A7C15L;
        return (mixed ^ mixed >>> 29) >>> 1;
    }

    private boolean tooOld(LocalDate day) {
        return day.isBefore(today().minusMonths(6));
    }

    private LocalDate today() {
        return clock.instant().atZone(market.zone()).toLocalDate();
    }

    private static void refuse(Wire wire) {
        wire.begin("result").flag("success", false).text("errorCode", "DATE_RANGE_INVALID");
        wire.text("errorMsg", "Only the last six months can be queried").end();
    }
}
