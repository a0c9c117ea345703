package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Market;
import dev.tradewind.core.json.RawJson;
import dev.tradewind.core.model.LedgerEntry;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.webhook.WebhookEvent;
import dev.tradewind.testkit.fake.Fault;
import dev.tradewind.testkit.lazada.ExpectedBooking;
import dev.tradewind.testkit.lazada.FakeLazada;
import dev.tradewind.testkit.lazada.StartOptions;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The money of a made-up Lazada, from the statement to the fee columns of the order lines. */
class SyncLazadaMoneyTest {
    private static final Instant SINCE = Instant.parse("2026-10-20T16:00:00Z");

    private static final StartOptions LONG_CONSENT =
            StartOptions.defaults().tokenLife(Duration.ofDays(90), Duration.ofDays(180));

    @Test
    void sync_ordersAndMoney_holdsTheLedgerOfTheShop() {
        try (FakeLazada fake = FakeLazada.start(shop(21, 60));
                Warehouse warehouse = open("jdbc:duckdb:", fake)) {
            Receipt receipt = sync(warehouse, fake);
            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            List<String> expected = expected(fake);
            assertThat(ledger(warehouse)).isEqualTo(expected);
            assertThat(expected).anyMatch(row -> row.startsWith("reversal"));
            assertThat(expected).anyMatch(row -> row.startsWith("payout"));
            assertThat(receipt.lines().stream().map(ReceiptLine::unknowns).filter(unknowns -> !unknowns.isEmpty()))
                    .isNotEmpty();
        }
    }

    @Test
    void sync_feesThatTurnUpThirtyDaysLater_fillTheLinesAndWithdrawnRefundsLeaveThem() {
        try (FakeLazada fake = FakeLazada.start(shop(22, 60), LONG_CONSENT);
                Warehouse warehouse = open("jdbc:duckdb:", fake)) {
            assertThat(sync(warehouse, fake).isComplete()).isTrue();
            BigDecimal early = sum(warehouse, "payment_fee_amount");
            for (int later = 0; later < 4; later++) {
                fake.clock().advance(Duration.ofDays(12));
                Receipt receipt = sync(warehouse, fake);
                assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
                assertThat(ledger(warehouse)).isEqualTo(expected(fake));
                assertThat(sum(warehouse, "quantity_refunded"))
                        .as("pieces, those of withdrawn returns taken back")
                        .isEqualByComparingTo(BigDecimal.valueOf(pieces(fake)));
            }
            assertThat(pieces(fake)).isPositive();
            assertThat(sum(warehouse, "payment_fee_amount")).isGreaterThan(early);
            assertThat(sum(warehouse, "payment_fee_amount")).isEqualByComparingTo(booked(fake, "PAYMENT_FEE"));
            assertThat(sum(warehouse, "commission_amount")).isEqualByComparingTo(booked(fake, "COMMISSION"));
            assertThat(sum(warehouse, "refund_amount")).isEqualByComparingTo(booked(fake, "REFUND"));
        }
    }

    @Test
    void sync_everyTenthCallGoesWrong_losesNothing() {
        try (FakeLazada fake = FakeLazada.start(shop(23, 60));
                Warehouse warehouse = open("jdbc:duckdb:", fake)) {
            fake.faults()
                    .every(
                            10,
                            Fault.THROTTLED,
                            Fault.SERVER_ERROR,
                            Fault.EMPTY_ENVELOPE,
                            Fault.RESET,
                            Fault.TRUNCATED,
                            Fault.EMPTY_ENVELOPE,
                            Fault.HTML);
            Receipt receipt = sync(warehouse, fake);
            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(ledger(warehouse)).isEqualTo(expected(fake));
            assertThat(fake.faults().injected()).isPositive();
        }
    }

    @Test
    void sync_shopInVietnam_isInWholeDongEverywhere() {
        Market vietnam = new Market("VN", "VN", "VND", ZoneId.of("Asia/Ho_Chi_Minh"));
        try (FakeLazada fake = FakeLazada.start(shop(25, 60).market(vietnam));
                Warehouse warehouse = open("jdbc:duckdb:", fake)) {
            Receipt receipt = sync(warehouse, fake);
            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(ledger(warehouse)).isEqualTo(expected(fake)).anyMatch(row -> row.startsWith("reversal"));
            BigDecimal total = fake.world()
                    .allOrders()
                    .map(order -> BigDecimal.valueOf(order.total()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum(warehouse, "net_amount")).isEqualByComparingTo(total);
            assertThat(warehouse
                            .query(
                                    "select count(*) from fact_orders where currency <> 'VND' or net_amount <> floor(net_amount)"
                                            + " or refund_amount <> floor(refund_amount)")
                            .rows()
                            .get(0))
                    .hasToString("[0]");
        }
    }

    @Test
    void sync_withoutPermissionForMoney_isANoteUnlessItWasAskedForByName() {
        try (FakeLazada fake = FakeLazada.start(shop(26, 20));
                Warehouse warehouse = open("jdbc:duckdb:", fake)) {
            fake.forbid("/finance/", "/reverse/");
            Receipt all = warehouse
                    .sync(fake.connector())
                    .since(Instant.parse("2026-11-18T00:00:00Z"))
                    .run();
            assertThat(all.isComplete()).as(all.toString()).isTrue();
            for (String feed : List.of("transactions", "payouts", "reversals")) {
                assertThat(reasons(all, feed)).contains(Reason.Code.NOTE).doesNotContain(Reason.Code.FORBIDDEN);
            }
            Receipt named = sync(warehouse, fake);
            assertThat(named.lines())
                    .filteredOn(line -> line.dataset() != Dataset.ORDERS)
                    .extracting(ReceiptLine::outcome)
                    .containsExactly(Outcome.PARTIAL, Outcome.PARTIAL);
            for (String feed : List.of("transactions", "payouts", "reversals")) {
                assertThat(reasons(named, feed)).contains(Reason.Code.FORBIDDEN);
            }

            fake.forbid();
            Receipt granted = sync(warehouse, fake);
            assertThat(granted.isComplete()).as(granted.toString()).isTrue();
        }
    }

    /** Neither asks the feed that it may not read, so neither knows that this one owes nothing. */
    @Test
    void rejectsAndHints_withoutPermissionForTransactions_leaveCoverageAsItIs() {
        try (FakeLazada fake = FakeLazada.start(shop(26, 20));
                Warehouse warehouse = open("jdbc:duckdb:", fake)) {
            Receipt all = warehouse
                    .sync(fake.connector())
                    .since(Instant.parse("2026-11-18T00:00:00Z"))
                    .run();
            assertThat(all.isComplete()).as(all.toString()).isTrue();
            String proved = coverage(warehouse);
            assertThat(proved).contains("finance");
            fake.forbid("/finance/transaction");

            Receipt retried = warehouse.rejects().retry(fake.connector());
            assertThat(coverage(warehouse)).isEqualTo(proved);
            assertThat(retried.lines())
                    .filteredOn(line -> line.dataset().equals(Dataset.FINANCE))
                    .singleElement()
                    .satisfies(line -> assertThat(line.coverage()).isPresent());

            warehouse
                    .hints()
                    .add(new WebhookEvent(
                            fake.connector().shop().ref().platform(),
                            Optional.of(fake.connector().shop().ref().id()),
                            "reversal",
                            Map.of(Dataset.FINANCE, Set.of("1")),
                            "d1",
                            Optional.empty(),
                            new RawJson("{}")));
            assertThat(warehouse
                            .refresh(shop -> Optional.of(fake.connector()))
                            .fromHints()
                            .run()
                            .lines())
                    .extracting(ReceiptLine::dataset)
                    .contains(Dataset.FINANCE);
            assertThat(coverage(warehouse)).isEqualTo(proved);
        }
    }

    private static String coverage(Warehouse warehouse) {
        return warehouse
                .query("select dataset, complete_from, complete_to, settled_to from shop_coverage order by dataset")
                .rows()
                .toString();
    }

    @Test
    void sync_statementThatMayNotBeReadAnyMore_proofStaysWhereItEnded() {
        try (FakeLazada fake = FakeLazada.start(shop(26, 20));
                Warehouse warehouse = open("jdbc:duckdb:", fake)) {
            assertThat(sync(warehouse, fake).isComplete()).isTrue();
            List<String> proved = coverage(warehouse, Dataset.FINANCE);
            fake.clock().advance(Duration.ofHours(30));
            fake.forbid("/finance/transaction/");

            Receipt receipt = warehouse
                    .sync(fake.connector())
                    .datasets(Dataset.ORDERS, Dataset.FINANCE)
                    .since(SINCE.minus(Duration.ofDays(9)))
                    .lanes(1)
                    .run();

            assertThat(reasons(receipt, "transactions")).contains(Reason.Code.FORBIDDEN);
            assertThat(coverage(warehouse, Dataset.FINANCE)).isEqualTo(proved).hasSize(1);
            fake.forbid();
            assertThat(sync(warehouse, fake).isComplete()).isTrue();
            assertThat(coverage(warehouse, Dataset.FINANCE))
                    .singleElement()
                    .satisfies(later -> assertThat(later).isGreaterThan(proved.get(0)));
        }
    }

    @Test
    void sync_statementThatWasNeverAllowed_nothingIsProved() {
        try (FakeLazada fake = FakeLazada.start(shop(26, 20));
                Warehouse warehouse = open("jdbc:duckdb:", fake)) {
            fake.forbid("/finance/transaction/");

            Receipt receipt = warehouse
                    .sync(fake.connector())
                    .since(Instant.parse("2026-11-18T00:00:00Z"))
                    .run();

            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            assertThat(coverage(warehouse, Dataset.FINANCE)).isEmpty();
            assertThat(coverage(warehouse, Dataset.ORDERS)).hasSize(1);
        }
    }

    @Test
    void sync_answersSaySuccessAndHoldNothing_isNotCompleteAndKeepsWhatIsHeld() {
        try (FakeLazada fake = FakeLazada.start(shop(23, 60), LONG_CONSENT);
                Warehouse warehouse = open("jdbc:duckdb:", fake)) {
            assertThat(sync(warehouse, fake).isComplete()).isTrue();
            List<String> held = ledger(warehouse);
            fake.clock().advance(Duration.ofDays(8));
            fake.faults().every(1, Fault.EMPTY_ENVELOPE);

            Receipt receipt = sync(warehouse, fake);

            assertThat(receipt.lines())
                    .allSatisfy(line -> assertThat(line.outcome()).isNotEqualTo(Outcome.COMPLETE));
            assertThat(ledger(warehouse)).isEqualTo(held).isNotEmpty();
            fake.faults().none();
            assertThat(sync(warehouse, fake).isComplete()).isTrue();
            assertThat(ledger(warehouse)).isEqualTo(expected(fake));
        }
    }

    @Test
    void sync_bothEngines_holdTheSame() {
        try (FakeLazada fake = FakeLazada.start(shop(24, 30));
                Warehouse duckDb = open("jdbc:duckdb:", fake);
                Warehouse postgres =
                        open(Engines.postgres(SyncLazadaMoneyTest.class).url(), fake)) {
            // Money before the orders that it belongs to, and the other way round.
            run(duckDb, fake, Dataset.FINANCE, Dataset.ACTIVITY);
            run(duckDb, fake, Dataset.ORDERS);
            run(postgres, fake, Dataset.ORDERS);
            run(postgres, fake, Dataset.FINANCE, Dataset.ACTIVITY);
            for (String table : List.of("fact_orders", "wh_ledger", "fact_activity")) {
                assertThat(postgres.canonicalHash())
                        .containsEntry(table, duckDb.canonicalHash().get(table));
            }
        }
    }

    /** A shop that was opened not long ago: each day of a statement is a slice of its own. */
    private static Seed shop(long seed, long orders) {
        return Seed.of(seed).orders(orders).from(Instant.parse("2026-11-01T00:00:00Z"));
    }

    private static List<Reason.Code> reasons(Receipt receipt, String feed) {
        return receipt.lines().stream()
                .flatMap(line -> line.reasons().stream())
                .filter(reason -> reason.feed().equals(feed))
                .map(Reason::code)
                .toList();
    }

    private static Warehouse open(String url, FakeLazada fake) {
        return Warehouse.open(url)
                .clock(fake.clock())
                .sleeper(fake.clock())
                .chance(fake.runtime().chance())
                .build();
    }

    private static Receipt sync(Warehouse warehouse, FakeLazada fake) {
        return run(warehouse, fake, Dataset.ORDERS, Dataset.FINANCE, Dataset.ACTIVITY);
    }

    private static Receipt run(Warehouse warehouse, FakeLazada fake, Dataset<?>... datasets) {
        return warehouse
                .sync(fake.connector())
                .datasets(datasets)
                .since(SINCE)
                .lanes(1)
                .run();
    }

    /** What a run just now has read: the statement up to the beginning of the present day, reversals up to the present. */
    private static List<String> expected(FakeLazada fake) {
        ZoneId zone = fake.world().seed().market().zone();
        Instant now = fake.clock().instant();
        Instant today = now.minus(Duration.ofHours(1))
                .atZone(zone)
                .toLocalDate()
                .atStartOfDay(zone)
                .toInstant();
        return Stream.concat(
                        fake.expectedLedger(today).stream().filter(row -> !isReversal(row)),
                        fake.expectedLedger(now).stream().filter(SyncLazadaMoneyTest::isReversal))
                .filter(row -> !row.postedAt().isBefore(SINCE))
                .filter(row -> row.postedAt().isBefore(isReversal(row) ? now.minus(Duration.ofMinutes(2)) : today))
                .map(row ->
                        text(row.book(), row.kind().name(), row.orderId(), row.lineId(), row.amount(), row.postedAt()))
                .sorted()
                .toList();
    }

    private static boolean isReversal(ExpectedBooking row) {
        return row.book().equals("reversal");
    }

    private static long pieces(FakeLazada fake) {
        return fake.expectedLedger(fake.clock().instant()).stream()
                .filter(row -> row.kind() == LedgerEntry.Kind.REFUND)
                .count();
    }

    private static BigDecimal booked(FakeLazada fake, String kind) {
        return fake.expectedLedger(fake.clock().instant()).stream()
                .filter(row -> row.kind().name().equals(kind))
                .map(ExpectedBooking::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> ledger(Warehouse warehouse) {
        List<String> rows = new ArrayList<>();
        warehouse
                .query("select source, kind, coalesce(order_id, ''), coalesce(order_line_id, ''), amount, posted_at"
                        + " from wh_ledger where not is_deleted and source <> 'order'")
                .stream(columns -> {}, row -> {
            rows.add(text(
                    String.valueOf(row.get(0)),
                    String.valueOf(row.get(1)),
                    String.valueOf(row.get(2)),
                    String.valueOf(row.get(3)),
                    new BigDecimal(String.valueOf(row.get(4))),
                    Instant.parse(String.valueOf(row.get(5)))));
        });
        Collections.sort(rows);
        return rows;
    }

    /** Up to where a dataset is proved complete, and since when; nothing while nothing is proved. */
    private static List<String> coverage(Warehouse warehouse, Dataset<?> dataset) {
        return warehouse
                .query("select complete_to, complete_from from shop_coverage where dataset = '" + dataset.name() + "'")
                .rows()
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static BigDecimal sum(Warehouse warehouse, String column) {
        List<BigDecimal> sums = new ArrayList<>();
        warehouse.query("select coalesce(sum(" + column + "), 0) from fact_orders where not is_deleted").stream(
                columns -> {}, row -> sums.add(new BigDecimal(String.valueOf(row.get(0)))));
        return sums.get(0);
    }

    private static String text(
            String book, String kind, String order, String line, BigDecimal amount, Instant postedAt) {
        return String.join(
                " ", book, kind, order, line, amount.stripTrailingZeros().toPlainString(), postedAt.toString());
    }
}
