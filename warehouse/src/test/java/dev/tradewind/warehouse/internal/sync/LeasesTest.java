package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.testkit.clock.VirtualTime;
import org.junit.jupiter.api.Test;

class LeasesTest {
    private static final String ACCOUNT = "lazada/1/ph";

    @Test
    void take_accountThatThisRunHasLost_isTakenAnewAndTheLostOneGivesNothingBack() {
        // On an embedded database another process can only be a dead one: its lease is taken over at once.
        try (Bench bench = Bench.duckDb(VirtualTime.at(ScriptedShop.NOW))) {
            Leases one = new Leases(bench.database, "one", "r1");
            Leases other = new Leases(bench.database, "other", "r2");
            Leases.Held lost = one.take(ACCOUNT).orElseThrow();
            other.take(ACCOUNT).orElseThrow();
            one.beat();
            assertThat(lost.lost()).isTrue();

            Leases.Held again = one.take(ACCOUNT).orElseThrow();
            one.release(lost);

            assertThat(again.lost()).isFalse();
            assertThat(again.fence()).isEqualTo(lost.fence() + 2);
            assertThat(bench.number("select count(*) from {wh_lease} where owner = 'one/r1'"))
                    .isOne();
            one.beat();
            assertThat(again.lost()).isFalse();
            one.release(again);
            assertThat(bench.number("select count(*) from {wh_lease} where owner = ''"))
                    .isOne();
        }
    }

    @Test
    void take_accountThatThisRunHolds_isSharedUntilTheLastGivesItBack() {
        try (Bench bench = Bench.duckDb(VirtualTime.at(ScriptedShop.NOW))) {
            Leases leases = new Leases(bench.database, "one", "r1");
            Leases.Held first = leases.take(ACCOUNT).orElseThrow();
            assertThat(leases.take(ACCOUNT)).containsSame(first);

            leases.release(first);
            assertThat(bench.number("select count(*) from {wh_lease} where owner = ''"))
                    .isZero();
            leases.release(first);
            assertThat(bench.number("select count(*) from {wh_lease} where owner = ''"))
                    .isOne();
        }
    }
}
