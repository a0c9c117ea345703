package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.webhook.WebhookRequest;
import dev.tradewind.lazada.LazadaPushVerifier;
import dev.tradewind.testkit.fake.Fault;
import dev.tradewind.testkit.lazada.ExpectedReview;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.lazada.LazadaPushes;
import dev.tradewind.testkit.lazada.StartOptions;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.PlannedFeed;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The reviews of a made-up Lazada, from a list for one product to fact_activity. */
class SyncLazadaReviewsTest {
    private static final ZoneId MANILA = ZoneId.of("Asia/Manila");
    private static final LocalDate FIRST = LocalDate.parse("2026-11-02");
    private static final Instant SINCE = FIRST.atStartOfDay(MANILA).toInstant();
    private static final String HISTORY = "/review/seller/history/list";

    @Test
    void sync_reviewsAskedFor_holdsThemAndReadsEachDayOnce() {
        try (FakeLazada fake = shop();
                Warehouse warehouse = open(fake)) {
            fake.faults().every(9, Fault.THROTTLED, Fault.SERVER_ERROR, Fault.EMPTY_ENVELOPE, Fault.TRUNCATED);
            Receipt receipt = sync(warehouse, fake);
            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(reviews(warehouse)).isEqualTo(expected(fake)).hasSizeGreaterThan(8);

            long calls = fake.journal().calls(HISTORY);
            assertThat(sync(warehouse, fake).isComplete()).isTrue();
            assertThat(fake.journal().calls(HISTORY)).as("nothing is due").isEqualTo(calls);

            fake.clock().advance(Duration.ofDays(1));
            fake.faults().every(1_000_000, Fault.RESET);
            assertThat(sync(warehouse, fake).isComplete()).isTrue();
            assertThat(fake.journal().calls(HISTORY))
                    .as("a call for each product and new day")
                    .isBetween(calls + 4, calls + 6);
        }
    }

    @Test
    void sync_afterAHundredDays_tellsTheGapOnce() {
        try (FakeLazada fake = shop();
                Warehouse warehouse = open(fake)) {
            assertThat(sync(warehouse, fake).isComplete()).isTrue();
            fake.clock().advance(Duration.ofDays(100));

            Receipt late = sync(warehouse, fake);
            assertThat(codes(late)).contains(Reason.Code.GAP);
            assertThat(late.isComplete()).isFalse();
            Receipt later = sync(warehouse, fake);
            assertThat(later.isComplete()).as(later.toString()).isTrue();
            assertThat(codes(later)).doesNotContain(Reason.Code.GAP).contains(Reason.Code.NOTE);
            assertThat(warehouse.gaps())
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.reason()).contains("the platform still had it"));
        }
    }

    @Test
    void sync_withoutPermission_isANoteUnlessActivityWasAskedForByName() {
        try (FakeLazada fake = shop();
                Warehouse warehouse = open(fake)) {
            fake.forbid("/review/");
            Receipt all = warehouse
                    .sync(fake.connector())
                    .since(Instant.parse("2026-11-18T00:00:00Z"))
                    .run();
            assertThat(all.lines()).allMatch(line -> line.outcome() == Outcome.COMPLETE);
            assertThat(codes(all)).contains(Reason.Code.NOTE);
            Receipt named = sync(warehouse, fake);
            assertThat(named.lines()).extracting(line -> line.outcome()).containsExactly(Outcome.PARTIAL);
            assertThat(codes(named)).contains(Reason.Code.FORBIDDEN);
        }
    }

    @Test
    void plan_reviewsAskedFor_saysWhatTheyCost() {
        try (FakeLazada fake = shop();
                Warehouse warehouse = open(fake)) {
            List<PlannedFeed> plan = warehouse
                    .sync(fake.connector())
                    .datasets(Dataset.ACTIVITY)
                    .since(SINCE)
                    .plan();
            assertThat(plan)
                    .filteredOn(feed -> feed.feed().equals("reviews"))
                    .singleElement()
                    .satisfies(
                            feed -> assertThat(feed.notes()).anyMatch(note -> note.contains("calls for each new day")));
        }
    }

    @Test
    void refresh_reviewThatWasPushed_isReadByIdThoughNoFeedReadsReviews() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(31).orders(60).products(6));
                Warehouse warehouse = open(fake)) {
            warehouse
                    .sync(fake.connector())
                    .datasets(Dataset.ORDERS)
                    .since(Instant.parse("2026-11-18T00:00:00Z"))
                    .run();
            ExpectedReview review =
                    fake.expectedReviews(SINCE, fake.clock().instant()).get(0);
            Secret secret = fake.settings().credentials().get("appSecret");
            WebhookRequest push = new LazadaPushes(FakeLazada.APP_KEY, secret, "100123", "PH")
                    .review(
                            review.id(),
                            review.itemId(),
                            review.orderId(),
                            fake.clock().instant());
            warehouse
                    .hints()
                    .add(LazadaPushVerifier.create(FakeLazada.APP_KEY, () -> List.of(secret))
                            .verify(push));

            Receipt receipt = warehouse
                    .refresh(shop -> Optional.of(fake.connector()))
                    .fromHints()
                    .run();
            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(reviews(warehouse)).containsExactly(row(review));
        }
    }

    private static FakeLazada shop() {
        return FakeLazada.start(
                Seed.of(31).orders(60).products(4),
                StartOptions.defaults().readingReviews().tokenLife(Duration.ofDays(200), Duration.ofDays(300)));
    }

    private static Warehouse open(FakeLazada fake) {
        return Warehouse.open("jdbc:duckdb:")
                .clock(fake.clock())
                .sleeper(fake.clock())
                .chance(fake.runtime().chance())
                .build();
    }

    private static Receipt sync(Warehouse warehouse, FakeLazada fake) {
        return warehouse
                .sync(fake.connector())
                .datasets(Dataset.ACTIVITY)
                .since(SINCE)
                .lanes(2)
                .run();
    }

    private static List<Reason.Code> codes(Receipt receipt) {
        return receipt.lines().stream()
                .flatMap(line -> line.reasons().stream())
                .map(Reason::code)
                .toList();
    }

    /** Whole days that are at least a day old. */
    private static List<String> expected(FakeLazada fake) {
        Instant end = fake.clock()
                .instant()
                .minus(Duration.ofDays(1))
                .atZone(MANILA)
                .toLocalDate()
                .atStartOfDay(MANILA)
                .toInstant();
        return fake.expectedReviews(SINCE, end).stream()
                .map(SyncLazadaReviewsTest::row)
                .sorted()
                .toList();
    }

    private static String row(ExpectedReview review) {
        String type = review.stars().isEmpty() ? "FOLLOW_UP_REVIEW" : "REVIEW";
        return String.join(
                " ",
                type,
                "review/" + review.id(),
                review.itemId(),
                review.orderId(),
                review.stars(),
                "" + review.madeAt());
    }

    private static List<String> reviews(Warehouse warehouse) {
        List<String> rows = new ArrayList<>();
        warehouse
                .query(
                        "select a.activity_type, a.source_event_id, p.source_item_id, a.order_id, coalesce(a.new_value, ''),"
                                + " a.occurred_at from fact_activity a join dim_product p on p.product_key = a.product_key"
                                + " where a.source_event_id like 'review/%' and not a.is_deleted order by 1, 2")
                .stream(columns -> {}, row -> {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                cells.add(String.valueOf(row.get(i)));
            }
            rows.add(String.join(" ", cells));
        });
        rows.sort(null);
        return rows;
    }
}
