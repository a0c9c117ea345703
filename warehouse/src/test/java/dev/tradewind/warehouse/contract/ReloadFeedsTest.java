package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.lazada.LazadaPushVerifier;
import dev.tradewind.testkit.lazada.ExpectedReview;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.lazada.LazadaPushes;
import dev.tradewind.testkit.lazada.StartOptions;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A reload of what several feeds bring misses only what the feeds that it reads would list. */
class ReloadFeedsTest {
    private static final LocalDate FROM = LocalDate.parse("2026-10-20");
    private static final LocalDate TO = LocalDate.parse("2026-11-16");
    private static final Instant SINCE =
            FROM.atStartOfDay(ZoneId.of("Asia/Manila")).toInstant();
    private static final String REVIEWS =
            "select count(*) from fact_activity where activity_type = 'REVIEW' and not is_deleted";
    private static final String SLICES = "select count(*) from wh_slice where epoch < -1";

    @Test
    void run_reviewsThatOnlyPushesBrought_areNotMissed() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(31).orders(120).products(4), life());
                Warehouse warehouse = open(fake)) {
            sync(warehouse, fake);
            push(warehouse, fake);
            Receipt pushed = warehouse
                    .refresh(shop -> Optional.of(fake.connector()))
                    .fromHints()
                    .run();
            assertThat(pushed.isComplete()).as(pushed.toString()).isTrue();
            long reviews = number(warehouse, REVIEWS);
            assertThat(reviews).as("more than a reload would ask for").isGreaterThan(20);

            ReceiptLine line = reload(warehouse, fake);

            assertThat(line.outcome()).as(line.toString()).isEqualTo(Outcome.COMPLETE);
            assertThat(number(warehouse, REVIEWS)).isEqualTo(reviews);
            assertThat(number(warehouse, SLICES)).isZero();
        }
    }

    @Test
    void run_feedThatIsRefused_endsForTheOthersAndSaysWhatToDo() {
        try (FakeLazada fake = FakeLazada.start(Seed.of(31).orders(120).products(4), life().readingReviews());
                Warehouse warehouse = open(fake)) {
            sync(warehouse, fake);
            long reviews = number(warehouse, REVIEWS);
            assertThat(reviews).as("more than a reload would ask for").isGreaterThan(20);
            fake.forbid("/review/");

            ReceiptLine line = reload(warehouse, fake);

            assertThat(line.outcome()).as(line.toString()).isEqualTo(Outcome.PARTIAL);
            assertThat(line.reasons()).extracting(Reason::code).containsOnly(Reason.Code.FORBIDDEN, Reason.Code.NOTE);
            assertThat(line.reasons()).anySatisfy(reason -> {
                assertThat(reason.code()).isEqualTo(Reason.Code.FORBIDDEN);
                assertThat(reason.message()).contains("Ask for this API group");
            });
            assertThat(line.reasons())
                    .anyMatch(
                            reason -> reason.message().equals("what reviews would list of these days stays as it is"));
            assertThat(number(warehouse, REVIEWS)).isEqualTo(reviews);
            assertThat(number(warehouse, SLICES)).as("it has ended").isZero();

            fake.forbid();
            assertThat(reload(warehouse, fake).outcome()).isEqualTo(Outcome.COMPLETE);
        }
    }

    private static StartOptions life() {
        return StartOptions.defaults().tokenLife(Duration.ofDays(200), Duration.ofDays(300));
    }

    private static Warehouse open(FakeLazada fake) {
        return Warehouse.open("jdbc:duckdb:")
                .clock(fake.clock())
                .sleeper(fake.clock())
                .chance(fake.runtime().chance())
                .build();
    }

    private static void sync(Warehouse warehouse, FakeLazada fake) {
        Receipt receipt = warehouse
                .sync(fake.connector())
                .datasets(Dataset.ACTIVITY)
                .since(SINCE)
                .lanes(1)
                .run();
        assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
    }

    private static ReceiptLine reload(Warehouse warehouse, FakeLazada fake) {
        return Reloads.line(warehouse
                .reload(fake.connector(), Dataset.ACTIVITY)
                .from(FROM)
                .to(TO)
                .lanes(1)
                .run());
    }

    private static void push(Warehouse warehouse, FakeLazada fake) {
        Secret secret = fake.settings().credentials().get("appSecret");
        LazadaPushes pushes = new LazadaPushes(FakeLazada.APP_KEY, secret, "100123", "PH");
        Instant now = fake.clock().instant();
        for (ExpectedReview review : fake.expectedReviews(SINCE, now)) {
            warehouse
                    .hints()
                    .add(LazadaPushVerifier.create(FakeLazada.APP_KEY, () -> List.of(secret))
                            .verify(pushes.review(review.id(), review.itemId(), review.orderId(), now)));
        }
    }

    private static long number(Warehouse warehouse, String sql) {
        long[] number = new long[1];
        warehouse.query(sql).stream(columns -> {}, row -> number[0] = Long.parseLong(String.valueOf(row.get(0))));
        return number[0];
    }
}
