package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Span;
import dev.tradewind.core.spi.Axis;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Slices that leave something out, or hold something twice. */
class TilingTest {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Span SPAN = new Span(FROM, at(10), ZoneOffset.UTC);
    private static final Feed ORDERS = Feed.builder("orders", Dataset.ORDERS).build();
    private static final Slice PARENT = window("", 0, 10);

    @Test
    void fault_planThatTiles_isNone() {
        assertThat(plan(window("", 4, 10), window("", 0, 4))).isEmpty();
    }

    @Test
    void fault_planWithAHole_namesItsPlace() {
        assertThat(plan(window("", 0, 4), window("", 5, 10)))
                .hasValue("the plan has a hole at " + at(4) + ": next is " + at(5));
    }

    @Test
    void fault_planWithAnOverlap_namesItsPlace() {
        assertThat(plan(window("", 0, 4), window("", 3, 10)))
                .hasValue("the plan has an overlap at " + at(4) + ": next is " + at(3));
    }

    @Test
    void fault_planThatBeginsLateOrEndsEarlyOrLate_isOne() {
        assertThat(plan(window("", 1, 10)))
                .hasValueSatisfying(fault -> assertThat(fault).contains("a hole at " + FROM));
        assertThat(plan(window("", 0, 9))).hasValue("the plan ends at " + at(9) + " instead of " + at(10));
        assertThat(plan(window("", 0, 11))).hasValue("the plan ends at " + at(11) + " instead of " + at(10));
        assertThat(plan()).hasValue("the plan ends at " + FROM + " instead of " + at(10));
    }

    @Test
    void fault_planOfTwoParts_hasToTileEach() {
        Feed feed =
                Feed.builder("orders", Dataset.ORDERS).parts("live", "trash").build();
        List<Slice> whole = List.of(window("live", 0, 10), window("trash", 0, 10));

        assertThat(Tiling.fault(feed, SPAN, whole)).isEmpty();
        assertThat(Tiling.fault(feed, SPAN, whole.subList(0, 1)))
                .hasValue("part trash ends at " + FROM + " instead of " + at(10));
        assertThat(Tiling.fault(feed, SPAN, List.of(window("other", 0, 10))))
                .hasValueSatisfying(fault -> assertThat(fault).endsWith("names an unknown part"));
    }

    @Test
    void fault_planOfAnotherFeedOrOfNoTime_isOne() {
        assertThat(plan(new Slice("products", "", new Scope.Window(FROM, at(10)))))
                .hasValueSatisfying(fault -> assertThat(fault).endsWith("belongs to feed products"));
        assertThat(plan(window("", 0, 10), document("a"))).hasValue("the plan holds slices that cover no time");
    }

    @Test
    void fault_sweep_isOneSliceAsOfTheEnd() {
        Feed feed = Feed.builder("stock", Dataset.INVENTORY).axis(Axis.AS_OF).build();
        Slice end = new Slice("stock", "", new Scope.AsOf(at(10)));
        Slice early = new Slice("stock", "", new Scope.AsOf(at(9)));

        assertThat(Tiling.fault(feed, SPAN, List.of(end))).isEmpty();
        assertThat(Tiling.fault(feed, SPAN, List.of(early)))
                .hasValue("the plan needs exactly one slice as of " + at(10));
        assertThat(Tiling.fault(feed, SPAN, List.of(end, end))).isPresent();
    }

    @Test
    void fault_childrenThatTakeOverTheRest_isNone() {
        assertThat(split(Optional.empty(), window("", 0, 5), window("", 5, 10))).isEmpty();
        assertThat(split(Optional.of(at(6)), window("", 6, 10))).isEmpty();
        assertThat(split(Optional.of(FROM.minusSeconds(1)), window("", 0, 3), window("", 3, 10)))
                .isEmpty();
        assertThat(split(Optional.empty(), document("a"), ids()))
                .as("these cover nothing")
                .isEmpty();
    }

    @Test
    void fault_childrenThatLeaveSomethingOut_isOne() {
        assertThat(split(Optional.empty(), window("", 6, 10)))
                .hasValueSatisfying(fault -> assertThat(fault).contains("a hole"));
        assertThat(split(Optional.of(at(6)), window("", 7, 10)))
                .hasValueSatisfying(fault -> assertThat(fault).contains("a hole at " + at(6)));
        assertThat(split(Optional.empty(), window("", 0, 9)))
                .hasValueSatisfying(fault -> assertThat(fault).contains("ends at"));
    }

    @Test
    void fault_childrenOfOtherKinds_isOne() {
        assertThat(split(Optional.empty(), PARENT)).hasValue("a child equals its parent");
        assertThat(split(Optional.empty(), new Slice("products", "", new Scope.Document("a"))))
                .hasValue("child document a belongs to feed products");
        assertThat(split(Optional.empty(), window("", 0, 4), window("", 4, 10), document("a")))
                .hasValue("children in time stand beside ids or documents");
    }

    private static Optional<String> plan(Slice... slices) {
        return Tiling.fault(ORDERS, SPAN, List.of(slices));
    }

    private static Optional<String> split(Optional<Instant> coveredTo, Slice... children) {
        return Tiling.fault(PARENT, coveredTo, List.of(children));
    }

    private static Slice window(String part, int from, int to) {
        return new Slice("orders", part, new Scope.Window(at(from), at(to)));
    }

    private static Slice document(String id) {
        return new Slice("orders", "", new Scope.Document(id));
    }

    private static Slice ids() {
        return new Slice("orders", "", new Scope.Ids(Dataset.ORDERS, Set.of("o-1")));
    }

    private static Instant at(int hours) {
        return FROM.plusSeconds(3600L * hours);
    }
}
