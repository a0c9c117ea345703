package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.testkit.clock.VirtualTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RejectionsTest {
    private static final long SHOP = 7;

    @Test
    void add_waivedRecordThatSaysTheSame_staysWaived() {
        try (Bench bench = waived()) {
            reject(bench, "{\"total\":1}");

            assertThat(open(bench)).isZero();
        }
    }

    @Test
    void add_waivedRecordThatSaysSomethingElse_isOpenAgain() {
        try (Bench bench = waived()) {
            reject(bench, "{\"total\":2}");

            assertThat(open(bench)).isEqualTo(1);
        }
    }

    @Test
    void add_waivedRecordThatWasLoadedMeanwhile_isOpenAgain() {
        try (Bench bench = waived()) {
            bench.database.run(tx -> Statements.update(tx, "update {wh_reject} set resolved_at = ?", tx.now()));
            reject(bench, "{\"total\":1}");

            assertThat(open(bench)).isEqualTo(1);
        }
    }

    private static Bench waived() {
        Bench bench = Bench.duckDb(VirtualTime.at(Instant.parse("2026-11-24T00:00:00Z")));
        reject(bench, "{\"total\":1}");
        bench.database.run(tx -> Statements.update(tx, "update {wh_reject} set waived = true"));
        return bench;
    }

    private static void reject(Bench bench, String raw) {
        bench.database.run(tx -> Rejections.add(
                tx, SHOP, "orders", new Rejected(Dataset.ORDERS, "5", Rejected.Stage.MAP, "total", "is odd", raw)));
    }

    private static long open(Bench bench) {
        return bench.database.<Long>read(tx -> Rejections.open(tx, SHOP, Dataset.ORDERS));
    }
}
