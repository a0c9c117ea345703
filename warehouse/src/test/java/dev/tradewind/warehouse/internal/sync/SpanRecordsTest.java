package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.warehouse.contract.Engines;
import dev.tradewind.warehouse.contract.TestDatabase;
import dev.tradewind.warehouse.internal.schema.Keys;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which records belong to a stretch of time. */
class SpanRecordsTest {
    private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-11-01T00:00:00Z");

    static List<Supplier<TestDatabase>> engines() {
        return List.of(Engines::duckDb, () -> Engines.postgres(SpanRecordsTest.class));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void of_bookings_areThoseOfTheStretchThatNoOtherOwns(Supplier<TestDatabase> engine) {
        try (Bench bench = Bench.on(engine.get(), VirtualTime.at(TO))) {
            book(bench, "first", FROM, "", "statement", false);
            book(bench, "early", FROM.minusSeconds(1), "", "statement", false);
            book(bench, "late", TO, "", "statement", false);
            book(bench, "of a day", FROM, "days", "statement", false);
            book(bench, "of an order", FROM, "", "order", false);
            book(bench, "gone", FROM, "", "statement", true);

            List<String> ids = bench.database.read(tx -> Statements.list(
                    tx, SpanRecords.of(Dataset.FINANCE).orElseThrow(), row -> row.text(1), 7L, FROM, TO));

            assertThat(ids).containsExactly("first");
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void of_eachDataset_canBeComparedOnBothEngines(Supplier<TestDatabase> engine) {
        try (Bench bench = Bench.on(engine.get(), VirtualTime.at(TO))) {
            for (Dataset<?> dataset : Dataset.all()) {
                SpanRecords.of(dataset).ifPresent(known -> {
                    ReloadSpan span =
                            new ReloadSpan(dataset, LocalDate.parse("2026-10-01"), LocalDate.parse("2026-11-01"));
                    Feed feed = Feed.builder("any", dataset).build();
                    for (Optional<List<String>> kinds : List.of(
                            Optional.<List<String>>empty(),
                            Optional.of(List.<String>of()),
                            Optional.of(List.of("one", "other")))) {
                        ReloadMisses misses = new ReloadMisses(span, 7L, TO, kinds);
                        Integer asked = bench.database.write(tx -> misses.ask(tx, new Extent(FROM, TO), feed)
                                + misses.askReturned(tx, new Extent(FROM, TO), feed));
                        assertThat(asked).as(dataset.name()).isZero();
                        ReloadMisses.Count count = bench.database.read(tx -> misses.count(tx, new Extent(FROM, TO)));
                        assertThat(count).as(dataset.name()).isEqualTo(new ReloadMisses.Count(0, 0));
                    }
                });
            }
        }
    }

    @Test
    void epoch_manyReloads_areToldApart() {
        Set<Integer> epochs = new HashSet<>();
        LocalDate day = LocalDate.parse("2026-01-01");
        for (int i = 0; i < 500; i++) {
            epochs.add(new ReloadSpan(Dataset.ORDERS, day, day.plusDays(i + 1L)).epoch());
            epochs.add(new ReloadSpan(Dataset.FINANCE, day, day.plusDays(i + 1L)).epoch());
        }
        assertThat(epochs).hasSize(1_000).allMatch(epoch -> epoch < HintReads.EPOCH);
        assertThat(epochs.stream().map(epoch -> ReloadSpan.waiting(7L, epoch)).collect(Collectors.toSet()))
                .hasSize(1_000);
    }

    private static void book(Bench bench, String id, Instant at, String feed, String source, boolean isDeleted) {
        bench.database.run(tx -> Statements.update(
                tx,
                "insert into {wh_ledger} (shop_key, source, entry_id, kind, source_kind, amount, currency, posted_at,"
                        + " is_deleted, source_updated_at, observed_at, row_hash, feed, load_id)"
                        + " values (7, ?, ?, 'OTHER', '', 1, 'PHP', ?, ?, ?, ?, ?, ?, 0)",
                source,
                id,
                at,
                isDeleted,
                at,
                at,
                Long.toString(Keys.hash(List.of(id))),
                feed));
    }
}
