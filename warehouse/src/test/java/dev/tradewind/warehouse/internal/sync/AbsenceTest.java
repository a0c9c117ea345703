package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Span;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.UnreadableException;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.Step;
import dev.tradewind.core.spi.Version;
import dev.tradewind.core.spi.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Records that a sweep has not seen, although nothing is wrong with them. Every id that is asked for is answered "gone". */
class AbsenceTest {
    private static final Instant SINCE = Instant.parse("2026-11-18T16:00:00Z");

    private final ScriptedShop shop = new ScriptedShop();
    private final Set<String> asked = new LinkedHashSet<>();
    private boolean old;

    @Test
    void run_recordBornWhileASweepRuns_isNotSuspected() {
        shop.feed(sweep(), this::sweepThatWaits).feed(news(), this::news);
        try (Bench bench = Bench.duckDb(shop.time)) {
            Receipt receipt = bench.sync(shop);

            SyncEngineTest.assertComplete(receipt);
            assertThat(asked).isEmpty();
            assertThat(bench.orders()).containsOnlyKeys("swept", "born");
        }
    }

    @Test
    void run_documentOfASweepCanNeverBeRead_suspectsNothingOfIt() {
        shop.feed(sweep(), this::sweepInDocuments);
        try (Bench bench = Bench.duckDb(shop.time)) {
            SyncEngineTest.assertComplete(bench.sync(shop));
            old = true;
            shop.time.advance(Duration.ofDays(2));

            Receipt receipt = bench.sync(shop);

            assertThat(receipt.worst()).as(receipt.toString()).contains(Outcome.PARTIAL);
            assertThat(asked).isEmpty();
            assertThat(bench.orders()).containsOnlyKeys("a", "b");
        }
    }

    /** Its second page comes later: the other feed is read meanwhile. */
    private SlicePage sweepThatWaits(Slice slice, Optional<Cursor> at) {
        if (slice.scope() instanceof Scope.Ids ids) {
            return gone(ids);
        }
        Instant later = shop.time.instant().plusSeconds(60);
        return at.isEmpty()
                ? SlicePage.of(List.of(order("swept")), new Step.Wait(Cursor.of("1"), later))
                : ScriptedShop.end(Proof.KEYSET);
    }

    private SlicePage news(Slice slice, Optional<Cursor> at) {
        shop.time.advance(Duration.ofSeconds(5));
        return ScriptedShop.end(Proof.KEYSET, order("born"));
    }

    private SlicePage sweepInDocuments(Slice slice, Optional<Cursor> at) {
        if (slice.scope() instanceof Scope.Ids ids) {
            return gone(ids);
        } else if (slice.scope() instanceof Scope.Document document) {
            if (old && document.id().equals("b")) {
                ErrorContext place = ErrorContext.of(shop.shop().ref(), "document");
                throw new UnreadableException(
                        place, "it is too old", "Nothing", new Span(SINCE, shop.time.instant(), ZoneOffset.UTC), null);
            }
            return ScriptedShop.end(Proof.KEYSET, order(document.id()));
        }
        return SlicePage.of(List.of(), new Step.Split(List.of(document("a"), document("b"))));
    }

    private SlicePage gone(Scope.Ids ids) {
        asked.addAll(ids.ids());
        return ScriptedShop.end(
                Proof.AGREED,
                ids.ids().stream()
                        .map(id -> Change.gone(Dataset.ORDERS, id, Version.observed(shop.time.instant())))
                        .toArray(Change<?>[]::new));
    }

    private Change<?> order(String id) {
        return ScriptedShop.order(id, SINCE, shop.time.instant());
    }

    private static Slice document(String id) {
        return new Slice("sweep", "", new Scope.Document(id));
    }

    private static Feed sweep() {
        return Feed.builder("sweep", Dataset.ORDERS)
                .axis(Axis.AS_OF)
                .write(Write.SWEEP)
                .build();
    }

    private static Feed news() {
        return Feed.builder("news", Dataset.ORDERS)
                .maxWindow(Duration.ofDays(365))
                .build();
    }
}
