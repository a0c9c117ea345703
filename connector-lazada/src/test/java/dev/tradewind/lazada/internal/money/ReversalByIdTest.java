package dev.tradewind.lazada.internal.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.Step;
import dev.tradewind.lazada.LazadaSite;
import dev.tradewind.lazada.fakes.FakeMoney;
import dev.tradewind.lazada.fakes.FakeReviews;
import dev.tradewind.lazada.fakes.FakeShop;
import dev.tradewind.lazada.internal.reading.PageBuilder;
import dev.tradewind.lazada.internal.reading.PlatformClock;
import dev.tradewind.lazada.internal.reviews.ReviewCalls;
import dev.tradewind.lazada.internal.reviews.ReviewFetch;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A reversal that cannot be decoded, until Lazada mends it. */
class ReversalByIdTest {
    private static final Instant FROM = Instant.parse("2021-01-02T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(FROM.plusSeconds(90_000), ZoneOffset.UTC);

    private final FakeMoney money = new FakeMoney();

    @Test
    void accept_reversalThatIsMended_bringsTheVeryRecordsThatWereRejected() {
        ObjectNode broken = reversal(1, 11, 12);
        spoil(broken);

        List<String> rejected = rejected(window());
        assertThat(rejected).containsExactly("reversal/1/11", "reversal/1/12");
        assertThat(rejected(byId(rejected))).isEqualTo(rejected);

        mend(broken);
        assertThat(byId(rejected).rejected()).isEmpty();
        assertThat(events(byId(rejected))).isEqualTo(rejected);
    }

    @Test
    void accept_oneReversalIsBroken_answersTheOthers() {
        spoil(reversal(1, 11));
        reversal(2, 21);

        SlicePage page = byId(List.of("reversal/1/11", "reversal/2/21"));

        assertThat(rejected(page)).containsExactly("reversal/1/11");
        assertThat(page.rejected().get(0).field()).startsWith("reverse_order_lines");
        assertThat(page.rejected().get(0).stage()).isEqualTo(Rejected.Stage.MAP);
        assertThat(events(page)).containsExactly("reversal/2/21");
    }

    @Test
    void accept_reversalThatHadNoLines_isAnsweredByAllOfThemOnceItHas() {
        ObjectNode reversal = reversal(1, 11, 12);
        ObjectNode before = reversal.deepCopy();
        reversal.putArray("reverse_order_lines");
        assertThat(rejected(byId(List.of("reversal/1")))).containsExactly("reversal/1");

        reversal.setAll(before);
        SlicePage page = byId(List.of("reversal/1"));

        assertThat(page.rejected()).isEmpty();
        assertThat(events(page)).containsExactly("reversal/1/11", "reversal/1/12");
        assertThat(gone(page)).containsExactly("reversal/1");
    }

    @Test
    void accept_lineThatTheReversalDoesNotHave_isNotGiven() {
        reversal(1, 11);

        assertThat(byId(List.of("reversal/1/99")).rejected())
                .singleElement()
                .satisfies(each -> assertThat(each.reason()).contains("never there"));
    }

    @Test
    void next_lineWithoutAnId_namesTheReversalToo() {
        ObjectNode reversal = reversal(1, 11, 12);
        ((ObjectNode) reversal.path("reverse_order_lines").get(1)).remove("reverse_order_line_id");

        assertThat(rejected(window())).containsExactly("reversal/1/11", "reversal/1");
    }

    private SlicePage window() {
        return new ReversalReader(
                        new MoneyCalls(money, LazadaSite.SG.market(), FakeShop.CONTEXT),
                        "reversals",
                        new Scope.Window(FROM, FROM.plusSeconds(86_400)),
                        Optional.empty(),
                        new PlatformClock(Optional::empty),
                        FakeShop.CONTEXT,
                        CLOCK)
                .next();
    }

    private SlicePage byId(List<String> ids) {
        PageBuilder page = new PageBuilder();
        MoneyCalls calls = new MoneyCalls(money, LazadaSite.SG.market(), FakeShop.CONTEXT);
        ReviewCalls reviews = new ReviewCalls(new FakeReviews(), LazadaSite.SG.market(), FakeShop.CONTEXT);
        ReviewFetch fetch = new ReviewFetch(reviews, FakeShop.CONTEXT, CLOCK);
        new MoneyById(calls, fetch, FakeShop.CONTEXT, Dataset.ACTIVITY, CLOCK).accept(ids, page);
        return page.build(Optional.empty(), new Step.More(Cursor.of("any")));
    }

    private ObjectNode reversal(int number, int... lines) {
        ObjectNode reversal = JsonNodeFactory.instance
                .objectNode()
                .put("reverse_order_id", number)
                .put("trade_order_id", "2" + number)
                .put("request_type", "RETURN");
        reversal.putArray("reverse_order_lines");
        for (int line : lines) {
            reversal.withArray("reverse_order_lines")
                    .addObject()
                    .put("reverse_order_line_id", line)
                    .put("refund_amount", 1234)
                    .put("return_order_line_gmt_modified", FROM.plusSeconds(5).toEpochMilli());
        }
        money.reversals.add(reversal);
        return reversal;
    }

    private static void spoil(ObjectNode reversal) {
        ((ObjectNode) reversal.path("reverse_order_lines").get(0)).put("refund_amount", "a lot");
    }

    private static void mend(ObjectNode reversal) {
        ((ObjectNode) reversal.path("reverse_order_lines").get(0)).put("refund_amount", 1234);
    }

    private static List<String> rejected(SlicePage page) {
        return page.rejected().stream().map(Rejected::id).toList();
    }

    private static List<String> events(SlicePage page) {
        return page.changes().stream()
                .filter(change ->
                        change.dataset() == Dataset.ACTIVITY && change.record().isPresent())
                .map(Change::id)
                .toList();
    }

    private static List<String> gone(SlicePage page) {
        return page.changes().stream()
                .filter(change ->
                        change.dataset() == Dataset.ACTIVITY && change.record().isEmpty())
                .map(Change::id)
                .toList();
    }
}
