package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.warehouse.Loss;
import dev.tradewind.warehouse.contract.Engines;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A loss that is true, and somebody who says so. */
class AcceptedLossTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void accept_loss_isLetThroughOnceAndToldOnTheReceipt(boolean postgres) {
        try (BookedDay day = new BookedDay(postgres ? Engines.postgres().url() : "jdbc:duckdb:")) {
            Loss loss = heldBack(day, 60, 20);
            assertThat(loss.shop()).isEqualTo(day.shop.shop().ref());
            assertThat(loss)
                    .extracting(Loss::feed, Loss::slice, Loss::dataset, Loss::missing, Loss::held)
                    .containsExactly("statement", BookedDay.SHOWN, Dataset.FINANCE, 40L, 60L);

            assertThat(accept(day, loss, 40)).isTrue();
            assertThat(day.warehouse().losses().open()).isEmpty();
            Receipt used = day.sync();

            SyncEngineTest.assertComplete(used);
            assertThat(day.living()).hasSize(20);
            assertThat(notes(used))
                    .singleElement()
                    .satisfies(note -> assertThat(note)
                            .startsWith("40 of 60 finance were let go, as Ana accepted on 2026-")
                            .endsWith(": the fees were cancelled"));
            assertThat(notes(day.warehouse().receipt(used.runId()).orElseThrow()))
                    .hasSize(1);
            assertThat(notes(day.sync())).isEmpty();

            day.lists(60);
            SyncEngineTest.assertComplete(day.sync());
            day.lists(20);
            assertRefused(day.sync(), "40 of the 60");
            assertThat(day.living()).hasSize(60);
        }
    }

    @Test
    void accept_lossThatGrowsBeyondTheLimit_isHeldBackAgain() {
        try (BookedDay day = new BookedDay("jdbc:duckdb:")) {
            Loss loss = heldBack(day, 60, 20);
            accept(day, loss, 42);
            day.lists(17);

            Receipt receipt = day.sync();

            assertRefused(receipt, "43 of the 60");
            assertThat(reasons(receipt)).anyMatch(text -> text.contains("More than the 42 that were accepted"));
            assertThat(day.living()).hasSize(60);
            assertThat(accept(day, loss, 42)).as("it has grown").isFalse();
            day.lists(20);
            assertRefused(day.sync(), "40 of the 60");
        }
    }

    @Test
    void accept_lossThatIsSeenNoMore_lapsesUnused() {
        try (BookedDay day = new BookedDay("jdbc:duckdb:")) {
            Loss loss = heldBack(day, 60, 20);
            accept(day, loss, 60);
            day.lists(60);
            SyncEngineTest.assertComplete(day.sync());
            day.lists(20);

            assertRefused(day.sync(), "40 of the 60");
            assertThat(day.living()).hasSize(60);
        }
    }

    @Test
    void sync_lossThatIsSeenNoMore_isOpenNoMore() {
        try (BookedDay day = new BookedDay("jdbc:duckdb:")) {
            Loss loss = heldBack(day, 60, 20);
            day.lists(60);
            SyncEngineTest.assertComplete(day.sync());

            assertThat(day.warehouse().losses().open()).isEmpty();
            assertThat(accept(day, loss, 60)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sync_dayThatIsHeldBackCanNeverBeReadAnyMore_forgetsTheLoss(boolean postgres) {
        try (BookedDay day = new BookedDay(postgres ? Engines.postgres().url() : "jdbc:duckdb:")) {
            heldBack(day, 60, 20);
            day.isTooOld();

            Receipt receipt = day.sync();

            assertThat(receipt.lines().get(0).reasons())
                    .extracting(Reason::code)
                    .as(receipt.toString())
                    .containsExactly(Reason.Code.GAP);
            assertThat(day.warehouse().losses().open()).isEmpty();
            assertThat(day.warehouse().count("wh_loss")).isZero();
            assertThat(day.living()).hasSize(60);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void accept_lossThatAReloadHasMet_isLetThroughByTheSameReloadAlone(boolean postgres) {
        try (BookedDay day = new BookedDay(postgres ? Engines.postgres().url() : "jdbc:duckdb:")) {
            SyncEngineTest.assertComplete(day.lists(60).sync());
            SyncEngineTest.assertComplete(day.syncWhenFinal());
            day.lists(30);

            Receipt met = day.reload();

            assertRefused(met, "30 of the 60");
            assertThat(reasons(met))
                    .singleElement()
                    .satisfies(text -> assertThat(text)
                            .contains("the same reload reads them again")
                            .endsWith("Then run the same reload again"));
            assertThat(met.lines().get(0).reasons())
                    .extracting(Reason::code)
                    .containsExactly(Reason.Code.SWEEP_TOO_LARGE);
            SyncEngineTest.assertComplete(day.sync());
            Loss loss = day.warehouse().losses().open().get(0);
            assertThat(loss.byReload()).isTrue();
            assertThat(accept(day, loss, 30)).isTrue();
            SyncEngineTest.assertComplete(day.sync());
            assertThat(day.living()).hasSize(60);

            Receipt again = day.reload();

            SyncEngineTest.assertComplete(again);
            assertThat(day.living()).hasSize(30);
            assertThat(notes(again))
                    .singleElement()
                    .satisfies(
                            note -> assertThat(note).startsWith("30 of 60 finance were let go, as Ana accepted on "));
        }
    }

    @Test
    void sync_lossThatAReloadHasMetBefore_isTheSyncsFromThenOn() {
        try (BookedDay day = new BookedDay("jdbc:duckdb:")) {
            SyncEngineTest.assertComplete(day.lists(60).sync());
            assertRefused(day.lists(30).reload(), "30 of the 60");
            assertThat(day.warehouse().losses().open())
                    .extracting(Loss::byReload)
                    .containsExactly(true);

            assertRefused(day.sync(), "30 of the 60");

            assertThat(day.warehouse().losses().open())
                    .extracting(Loss::byReload)
                    .containsExactly(false);
        }
    }

    @Test
    void accept_processEndsBeforeTheNextRun_isKept() {
        try (BookedDay day = new BookedDay("jdbc:duckdb:" + folder.resolve("shop.duckdb"))) {
            accept(day, heldBack(day, 60, 20), 40);
            day.reopen();

            SyncEngineTest.assertComplete(day.sync());
            assertThat(day.living()).hasSize(20);
        }
    }

    @Test
    void sync_runThatLetItThroughDiedBeforeItsReceipt_isToldByTheNext() {
        try (BookedDay day = new BookedDay("jdbc:duckdb:" + folder.resolve("shop.duckdb"))) {
            accept(day, heldBack(day, 60, 20), 40);
            SyncEngineTest.assertComplete(day.sync());
            day.reopenAsIfNothingWasTold();

            assertThat(notes(day.sync())).hasSize(1);
            assertThat(notes(day.sync())).isEmpty();
        }
    }

    @Test
    void accept_wrongWords_areRefused() {
        try (BookedDay day = new BookedDay("jdbc:duckdb:")) {
            Loss loss = heldBack(day, 60, 20);

            assertThatThrownBy(() -> accept(day, loss, 39))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a limit of 39 does not let a loss of 40 records through");
            assertThatThrownBy(() -> day.warehouse().losses().accept(loss, 40, " ", "because"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("who accepts a loss and why");
            assertThat(day.warehouse().losses().open()).containsExactly(loss);
        }
    }

    private static Loss heldBack(BookedDay day, int before, int after) {
        SyncEngineTest.assertComplete(day.lists(before).sync());
        assertRefused(day.lists(after).sync(), (before - after) + " of the " + before);
        List<Loss> open = day.warehouse().losses().open();
        assertThat(open).hasSize(1);
        return open.get(0);
    }

    private static boolean accept(BookedDay day, Loss loss, long most) {
        return day.warehouse().losses().accept(loss, most, "Ana", "the fees were cancelled");
    }

    private static void assertRefused(Receipt receipt, String message) {
        assertThat(receipt.worst()).as(receipt.toString()).contains(Outcome.PARTIAL);
        assertThat(reasons(receipt))
                .anySatisfy(text -> assertThat(text)
                        .startsWith(message)
                        .contains("accept --feed statement --slice \"" + BookedDay.SHOWN + "\" --most "));
    }

    private static List<String> reasons(Receipt receipt) {
        return receipt.lines().get(0).reasons().stream()
                .filter(reason -> reason.code() == Reason.Code.SWEEP_TOO_LARGE)
                .map(Reason::message)
                .toList();
    }

    private static List<String> notes(Receipt receipt) {
        return receipt.lines().get(0).reasons().stream()
                .filter(reason ->
                        reason.code() == Reason.Code.NOTE && reason.message().contains("accepted"))
                .map(Reason::message)
                .toList();
    }
}
