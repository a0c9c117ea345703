package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pages that no honest platform sends. */
class PageGuardTest {
    private static final Instant FROM = Instant.parse("2026-11-18T00:00:00Z");
    private static final Instant TO = FROM.plusSeconds(3_600);
    private static final Feed ORDERS = Feed.builder("orders", Dataset.ORDERS).build();

    @Test
    void fault_positionOfThePageBefore_isOne() {
        PageGuard guard = guard(ORDERS, null);

        assertThat(guard.fault(full("1"))).isEmpty();
        assertThat(guard.fault(full("2"))).isEmpty();
        assertThat(guard.fault(full("2"))).hasValue("the position after a page is the one before it");
    }

    @Test
    void fault_positionThatTheSliceGoesOnFrom_isOne() {
        assertThat(guard(ORDERS, Cursor.of("7")).fault(full("7")))
                .hasValue("the position after a page is the one before it");
    }

    @Test
    void fault_manyEmptyPages_isOneOnlyWhenNothingComesBetween() {
        PageGuard guard = guard(ORDERS, null);
        for (int page = 1; page <= 1_000; page++) {
            assertThat(guard.fault(ScriptedShop.more("a" + page))).isEmpty();
        }
        assertThat(guard.fault(full("between"))).isEmpty();
        for (int page = 1; page <= 1_000; page++) {
            assertThat(guard.fault(ScriptedShop.more("b" + page))).isEmpty();
        }
        assertThat(guard.fault(ScriptedShop.more("c"))).hasValue("1001 empty pages in a row");
    }

    @Test
    void fault_rowFromBeforeTheWindow_isOne() {
        PageGuard guard = guard(ORDERS, null);

        assertThat(guard.fault(page(order(FROM)))).isEmpty();
        assertThat(guard.fault(page(order(FROM.minusSeconds(1)))))
                .hasValueSatisfying(fault -> assertThat(fault).contains("the platform ignored the filter"));
    }

    @Test
    void fault_rowFromBeforeTheWindowThatSaysNothingOfTheFilter_isNone() {
        PageGuard guard = guard(ORDERS, null);
        Instant early = FROM.minusSeconds(1);

        assertThat(guard.fault(page(ScriptedShop.order("o", early, early))))
                .as("has no time of its own")
                .isEmpty();
        assertThat(guard.fault(page(Change.gone(Dataset.ORDERS, "o", new Version(early, TO)))))
                .isEmpty();
        Feed posted = Feed.builder("orders", Dataset.ORDERS).axis(Axis.POSTED).build();
        assertThat(guard(posted, null).fault(page(order(early)))).isEmpty();
    }

    private static PageGuard guard(Feed feed, @Nullable Cursor cursor) {
        Slice slice = new Slice("orders", "", new Scope.Window(FROM, TO));
        return new PageGuard(
                feed,
                new SliceRow(
                        1,
                        slice,
                        FROM,
                        TO,
                        0,
                        "orders",
                        SliceState.READING,
                        1,
                        1,
                        cursor,
                        null,
                        0,
                        0,
                        0,
                        FROM,
                        false,
                        0));
    }

    private static SlicePage full(String position) {
        return ScriptedShop.more(position, order(FROM));
    }

    private static SlicePage page(Change<?> change) {
        return ScriptedShop.end(Proof.KEYSET, change);
    }

    private static Change<?> order(Instant at) {
        return ScriptedShop.order("o", at, TO);
    }
}
