package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Reread;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.Step;
import dev.tradewind.core.spi.Unknown;
import dev.tradewind.core.spi.Version;
import dev.tradewind.core.spi.Write;
import dev.tradewind.warehouse.contract.Engines;
import dev.tradewind.warehouse.contract.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which records are asked for by id, and what an answer settles. */
class IdReadsTest {
    private static final String LONG = "x".repeat(600);
    private static final int NAMED = 3_000;

    private final ScriptedShop shop = new ScriptedShop();
    private SlicePage first = ScriptedShop.end(Proof.KEYSET);

    static List<Supplier<TestDatabase>> engines() {
        return List.of(Engines::duckDb, Engines::postgres);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void run_idsThatAreNotThePlatforms_areNeverAskedForAndStayOpen(Supplier<TestDatabase> engine) {
        first = page(
                List.of(
                        reject(Dataset.ORDERS, LONG),
                        reject(Dataset.ORDERS, "nul\0" + "id"),
                        reject(Dataset.ORDERS, "0f".repeat(32)),
                        reject(Dataset.CUSTOMERS, "buyer-7"),
                        reject(Dataset.ORDERS, "o-1")),
                List.of());
        try (Bench bench = Bench.on(engine.get(), shop.time)) {
            for (int run = 1; run <= 2; run++) {
                Receipt receipt = sync(bench);
                assertThat(receipt.worst()).as(receipt.toString()).contains(Outcome.PARTIAL);
            }
            assertThat(asked()).containsExactly("o-1");
            assertThat(bench.number("select count(*) from {wh_reject} where resolved_at is null"))
                    .isEqualTo(4);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void run_namedByAnIdThatCannotBeAskedFor_saysWhichIsMissing(Supplier<TestDatabase> engine) {
        first = page(List.of(), List.of(new Reread(Dataset.ORDERS, LONG, "listed", true)));
        try (Bench bench = Bench.on(engine.get(), shop.time)) {
            Receipt receipt = sync(bench);
            assertThat(receipt.worst()).contains(Outcome.PARTIAL);
            assertThat(receipt.lines().get(0).reasons())
                    .extracting(Reason::code)
                    .contains(Reason.Code.UNREAD);
            assertThat(asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void run_hostileTextInEveryField_isKeptOnBothEngines(Hostile hostile) {
        String bad = hostile.text;
        SlicePage page = new SlicePage(
                List.of(),
                List.of(new Reread(Dataset.ORDERS, "r" + bad, bad, false)),
                List.of(new Rejected(Dataset.ORDERS, "i" + bad, Rejected.Stage.MAP, bad, bad, bad)),
                List.of("l" + bad),
                List.of(new Unknown(bad, bad)),
                Optional.empty(),
                new Step.End(Evidence.of(Proof.KEYSET, bad)));
        for (Supplier<TestDatabase> engine : engines()) {
            first = page;
            try (Bench bench = Bench.on(engine.get(), shop.time)) {
                Receipt receipt = sync(bench);
                assertThat(receipt.toString()).doesNotContain("could not be committed", "\0");
                assertThat(bench.number("select count(*) from {wh_reject}")).isEqualTo(1);
                assertThat(bench.number("select count(*) from {wh_slice} where state in ('ENDED', 'EXPLAINED')"))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void sync_rejectOfADatasetThatRidesAlong_isReadByIdWhereTheFeedAnswersSuchIds() {
        Feed stock = Feed.builder("stock", Dataset.PRODUCTS, Dataset.INVENTORY)
                .byId(Dataset.INVENTORY)
                .maxWindow(Duration.ofDays(365))
                .build();
        first = page(List.of(reject(Dataset.INVENTORY, "7/1/main"), reject(Dataset.PRODUCTS, "7")), List.of());
        shop.feed(stock, (slice, at) -> {
            if (slice.scope() instanceof Scope.Ids ids) {
                assertThat(ids.dataset()).isEqualTo(Dataset.INVENTORY);
                return ScriptedShop.end(
                        Proof.AGREED,
                        Change.gone(Dataset.INVENTORY, "7/1/main", Version.observed(shop.time.instant())));
            }
            return answer(slice, at);
        });
        try (Bench bench = Bench.on(Engines.duckDb(), shop.time)) {
            bench.sync(shop);
            bench.sync(shop);
            assertThat(asked()).as("nobody answers ids of products").containsExactly("7/1/main");
            assertThat(bench.number("select count(*) from {wh_reject} where resolved_at is null"))
                    .isEqualTo(1);
        }
    }

    /** A day of a statement takes what it does not list off again, so a payout must not be read through it. */
    @ParameterizedTest
    @MethodSource("engines")
    void sync_rejectsOfTwoFeedsOfOneDataset_areReadByTheFeedThatDeliveredThem(Supplier<TestDatabase> engine) {
        Map<String, SlicePage> news = new HashMap<>(Map.of(
                "statement", page(List.of(reject(Dataset.FINANCE, "transaction/1")), List.of()),
                "payouts", page(List.of(reject(Dataset.FINANCE, "payout/1")), List.of())));
        Script script = (slice, at) -> slice.scope() instanceof Scope.Ids ids
                ? ScriptedShop.end(
                        Proof.AGREED,
                        ids.ids().stream()
                                .map(id -> Change.gone(Dataset.FINANCE, id, Version.observed(shop.time.instant())))
                                .toArray(Change<?>[]::new))
                : Optional.ofNullable(news.remove(slice.feed())).orElse(ScriptedShop.end(Proof.KEYSET));
        Feed statement = Feed.builder("statement", Dataset.FINANCE)
                .axis(Axis.DAY)
                .write(Write.REPLACE)
                .maxWindow(Duration.ofDays(365))
                .build();
        Feed payouts = Feed.builder("payouts", Dataset.FINANCE)
                .axis(Axis.POSTED)
                .maxWindow(Duration.ofDays(365))
                .build();
        shop.feed(statement, script).feed(payouts, script);
        try (Bench bench = Bench.on(engine.get(), shop.time)) {
            bench.sync(shop);
            assertThat(news).isEmpty();
            bench.sync(shop);

            assertThat(shop.opened)
                    .filteredOn(slice -> slice.scope() instanceof Scope.Ids)
                    .extracting(Slice::feed, slice -> ((Scope.Ids) slice.scope()).ids())
                    .containsExactlyInAnyOrder(
                            tuple("statement", Set.of("transaction/1")), tuple("payouts", Set.of("payout/1")));
            assertThat(bench.number("select count(*) from {wh_reject} where resolved_at is null"))
                    .isZero();
        }
    }

    @Test
    void of_recordThatNoFeedNamed_goesToOneThatDoesNotReplaceItsDays() {
        Feed statement = Feed.builder("statement", Dataset.FINANCE)
                .axis(Axis.DAY)
                .write(Write.REPLACE)
                .build();
        Feed payouts = Feed.builder("payouts", Dataset.FINANCE).build();
        List<Feed> both = List.of(statement, payouts);

        assertThat(IdReaders.of(both, Dataset.FINANCE, "")).contains(payouts);
        assertThat(IdReaders.of(both, Dataset.FINANCE, "reversals")).contains(payouts);
        assertThat(IdReaders.of(both, Dataset.FINANCE, "statement")).contains(statement);
        assertThat(IdReaders.of(List.of(statement), Dataset.FINANCE, "")).contains(statement);
        assertThat(IdReaders.of(both, Dataset.ORDERS, "")).isEmpty();
    }

    /** So many that lanes without an order among them met each time; an engine with one writer cannot fail here. */
    @Test
    void sync_manyNamedRecordsOnSeveralLanes_asksForEachOnceAndKeepsTheAccount() {
        List<Reread> named = IntStream.range(0, NAMED)
                .mapToObj(number -> new Reread(Dataset.ORDERS, "o-" + number, "listed", true))
                .toList();
        first = page(List.of(), named);
        Feed feed = Feed.builder("orders", Dataset.ORDERS)
                .maxWindow(Duration.ofDays(365))
                .maxOpen(4)
                .build();
        shop.feed(feed, this::answer);
        try (Bench bench = Bench.on(Engines.postgres(), shop.time)) {
            Receipt receipt = bench.sync(Bench.options(4, Set.of()), shop);

            assertThat(receipt.isComplete()).as(receipt.toString()).isTrue();
            List<String> ids = shop.opened.stream()
                    .filter(slice -> slice.scope() instanceof Scope.Ids)
                    .flatMap(slice -> ((Scope.Ids) slice.scope()).ids().stream())
                    .toList();
            assertThat(ids).hasSize(NAMED).doesNotHaveDuplicates();
        }
    }

    /** Texts that one database or the other cannot store. */
    enum Hostile {
        NUL("a\0b"),
        LONE_SURROGATE("a\uD83Db"),
        SURROGATES_AT_EVERY_EDGE("\uD83D\uDE00".repeat(700)),
        SHIFTED_BY_ONE("x" + "\uD83D\uDE00".repeat(700)),
        QUOTES("'; drop table wh_slice; --\\");

        private final String text;

        Hostile(String text) {
            this.text = text;
        }
    }

    private Receipt sync(Bench bench) {
        Feed feed = Feed.builder("orders", Dataset.ORDERS, Dataset.CUSTOMERS)
                .maxWindow(Duration.ofDays(365))
                .build();
        shop.feed(feed, this::answer);
        return bench.sync(shop);
    }

    private SlicePage answer(Slice slice, Optional<Cursor> at) {
        if (slice.scope() instanceof Scope.Ids ids) {
            return ScriptedShop.end(
                    Proof.AGREED,
                    ids.ids().stream()
                            .map(id -> Change.gone(Dataset.ORDERS, id, Version.observed(shop.time.instant())))
                            .toArray(Change<?>[]::new));
        }
        SlicePage page = first;
        first = ScriptedShop.end(Proof.KEYSET);
        return page;
    }

    private Set<String> asked() {
        Set<String> ids = new TreeSet<>();
        shop.opened.forEach(slice -> {
            if (slice.scope() instanceof Scope.Ids asked) {
                ids.addAll(asked.ids());
            }
        });
        return ids;
    }

    private static SlicePage page(List<Rejected> rejected, List<Reread> rereads) {
        return new SlicePage(
                List.of(),
                rereads,
                rejected,
                List.of(),
                List.of(),
                Optional.empty(),
                new Step.End(Evidence.of(Proof.KEYSET, "scripted")));
    }

    private static Rejected reject(Dataset<?> dataset, String id) {
        return new Rejected(dataset, id, Rejected.Stage.MAP, "field", "is bad", "{}");
    }
}
