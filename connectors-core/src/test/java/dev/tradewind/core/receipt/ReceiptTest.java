package dev.tradewind.core.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.spi.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void worst_severalLines_isTheWorstOfThem() {
        assertThat(receipt().worst()).isEmpty();
        assertThat(receipt(Outcome.COMPLETE, Outcome.PARTIAL, Outcome.SKIPPED).worst())
                .hasValue(Outcome.PARTIAL);
        assertThat(receipt(Outcome.FAILED, Outcome.REAUTHORIZE).worst()).hasValue(Outcome.FAILED);
    }

    @Test
    void reauthorize_severalLinesOfAShop_isOneEntryWithWhatIsGoodForAllOfThem() {
        Instant good = START.plusSeconds(30);
        ReceiptLine ahead = reauthorize("100123", Optional.of(good));
        ReceiptLine behind = reauthorize("100123", Optional.of(START.plusSeconds(10)));
        ReceiptLine empty = reauthorize("100123", Optional.empty());
        ReceiptLine other = reauthorize("100456", Optional.of(good));

        assertThat(line(Outcome.FAILED).reauthorize()).isEmpty();
        assertThat(ahead.reauthorize()).hasValue(needed("100123", Optional.of(good)));
        assertThat(of(ahead, line(Outcome.COMPLETE), other, behind).reauthorize())
                .containsExactly(
                        needed("100123", Optional.of(START.plusSeconds(10))), needed("100456", Optional.of(good)));
        assertThat(of(ahead, empty).reauthorize()).containsExactly(needed("100123", Optional.empty()));
    }

    @Test
    void orThrow_incomplete_namesLineAndReason() {
        Receipt complete = receipt(Outcome.COMPLETE);
        assertThat(complete.orThrow()).isSameAs(complete);
        assertThatThrownBy(() -> receipt(Outcome.COMPLETE, Outcome.PARTIAL).orThrow())
                .isInstanceOf(IncompleteException.class)
                .hasMessageContaining("lazada/100123 orders PARTIAL (stated 12, counted 11)")
                .hasMessageContaining("run again");
    }

    @Test
    void toJson_oneLine_isTheDocumentOfVersionOne() {
        assertThat(receipt(Outcome.PARTIAL).toJson()).isEqualTo("""
                        {"version":1,"run":"r1","seed":"7","startedAt":"2026-01-01T00:00:00Z",\
                        "finishedAt":"2026-01-01T00:01:00Z","complete":false,"shops":{"begun":1,"all":true},"totals":{"outcomes":\
                        {"PARTIAL":1},"counts":{"read":1200,"written":1100,"unchanged":90,"stale":5,"folded":4,\
                        "rejected":1}},"lines":[{"platform":"lazada",\
                        "shop":"100123","dataset":"orders","outcome":"PARTIAL","reasons":[{"code":"DISPUTED",\
                        "feed":"orders","slice":"w1","message":"stated 12, counted 11"}],"counts":{"read":1200,\
                        "written":1100,"unchanged":90,"stale":5,"folded":4,"rejected":1},"coverage":\
                        {"completeFrom":"2026-01-01T00:00:00Z","completeTo":"2026-01-01T00:00:30Z",\
                        "settledTo":"2026-01-01T00:00:10Z"},"feeds":[{"feed":"orders","slices":3,"open":1,\
                        "pages":9,"explained":{"KEYSET":1,"COUNTED":1}}],"calls":12,"retries":2,"waited":"PT3S",\
                        "unknowns":{"status=odd":2}}]}""");
    }

    @Test
    void fromJson_whatToJsonWrote_isTheSameReceipt() {
        Receipt receipt = receipt(Outcome.PARTIAL, Outcome.COMPLETE);
        assertThat(Receipt.fromJson(receipt.toJson())).isEqualTo(receipt);
        long seed = -9_007_199_254_740_993L;
        Receipt large = new Receipt("r1", seed, START, START, receipt.lines());
        assertThat(large.toJson()).contains("\"seed\":\"-9007199254740993\"");
        assertThat(Receipt.fromJson(large.toJson())).isEqualTo(large);
        assertThatThrownBy(() -> Receipt.fromJson("{\"version\":2}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void toString_oneLine_isReadable() {
        assertThat(receipt(Outcome.PARTIAL).toString().lines())
                .containsExactly(
                        "shop           dataset  outcome   read  written  unchanged  stale  folded  rejected  "
                                + "proof                complete to",
                        "lazada/100123  orders   PARTIAL  1,200    1,100         90      5       4         1  "
                                + "KEYSET 1, COUNTED 1  2026-01-01T00:00:30Z",
                        "  lazada/100123 orders: DISPUTED, feed orders, slice w1: stated 12, counted 11",
                        "  lazada/100123 orders: unknown status=odd, 2 times",
                        "run r1, seed 7, 2026-01-01T00:00:00Z to 2026-01-01T00:01:00Z");
    }

    @Test
    void table_withNamesOfOurOwn_hasThemInEachLine() {
        assertThat(receipt(Outcome.PARTIAL).table(shop -> "manila").lines().skip(1))
                .hasSize(4)
                .satisfiesExactly(
                        row -> assertThat(row).startsWith("manila  orders   PARTIAL  1,200"),
                        reason -> assertThat(reason).startsWith("  manila orders: DISPUTED"),
                        unknown -> assertThat(unknown).startsWith("  manila orders: unknown"),
                        run -> assertThat(run).startsWith("run r1"));
    }

    @Test
    void toString_reasonOfSeveralLinesOfAShop_isPrintedOnceAndKeptOnEach() {
        Reason ended = new Reason(Reason.Code.REAUTHORIZE, "", "", "the consent ended");
        Reason aside = new Reason(Reason.Code.REJECTED, "", "", "1 records are kept aside");
        Reason slice = new Reason(Reason.Code.DISPUTED, "stock", "w1", "stated 12, counted 11");
        Receipt receipt = of(
                line("100123", Dataset.ORDERS, List.of(ended, aside)),
                line("100123", Dataset.PRODUCTS, List.of(ended, slice)),
                line("100123", Dataset.INVENTORY, List.of(ended, aside, slice)),
                line("100456", Dataset.ORDERS, List.of(ended)));
        assertThat(receipt.toString().lines().filter(text -> text.startsWith("  lazada") && !text.contains("unknown")))
                .containsExactly(
                        "  lazada/100123: REAUTHORIZE: the consent ended",
                        "  lazada/100123 orders, inventory: REJECTED: 1 records are kept aside",
                        "  lazada/100123 products: DISPUTED, feed stock, slice w1: stated 12, counted 11",
                        "  lazada/100123 inventory: DISPUTED, feed stock, slice w1: stated 12, counted 11",
                        "  lazada/100456 orders: REAUTHORIZE: the consent ended");
        assertThat(receipt.lines().subList(0, 3))
                .allSatisfy(line -> assertThat(line.reasons()).contains(ended));
    }

    @Test
    void fromJson_withoutTotals_addsTheLinesUp() {
        Receipt receipt = receipt(Outcome.PARTIAL, Outcome.COMPLETE);
        String older = receipt.toJson().replaceFirst("\"totals\":.*?\\}\\},", "");
        assertThat(older).doesNotContain("totals");
        assertThat(Receipt.fromJson(older)).isEqualTo(receipt);
    }

    @Test
    void streamed_linesThatAreNotComplete_countAndAreNotTakenForNone() {
        Receipt whole = receipt(Outcome.COMPLETE, Outcome.PARTIAL, Outcome.COMPLETE);
        Receipt streamed = streamed(whole);
        assertThat(streamed.isStreamed()).isTrue();
        assertThat(streamed.lines()).isEmpty();
        assertThat(streamed.isComplete()).isFalse();
        assertThat(streamed.worst()).hasValue(Outcome.PARTIAL);
        assertThat(streamed.counts()).isEqualTo(whole.counts());
        assertThatThrownBy(streamed::incomplete)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 PARTIAL, 2 COMPLETE")
                .hasMessageContaining("receipt(\"r1\")");
        assertThatThrownBy(streamed::orThrow)
                .isInstanceOf(IncompleteException.class)
                .hasMessageContaining("1 PARTIAL, 2 COMPLETE; onLine");
        assertThat(Receipt.fromJson(streamed.toJson())).isEqualTo(streamed);
        assertThat(streamed.toString().lines())
                .containsExactly(
                        "3 lines: 1 PARTIAL, 2 COMPLETE; read 3,600, written 3,300, rejected 3",
                        "run r1, seed 7, 2026-01-01T00:00:00Z to 2026-01-01T00:01:00Z");
    }

    @Test
    void streamed_allComplete_isComplete() {
        Receipt streamed = streamed(receipt(Outcome.COMPLETE, Outcome.COMPLETE));
        assertThat(streamed.orThrow().incomplete()).isEmpty();
        assertThat(receipt().isStreamed()).isFalse();
    }

    @Test
    void shops_someLeftInTheStream_isNotCompleteThoughEveryLineIs() {
        Receipt whole = receipt(Outcome.COMPLETE, Outcome.COMPLETE);
        String left =
                "2 shops were begun, the stream of shops was not read to its end: the next run begins what is left";
        for (List<ReceiptLine> lines : List.of(whole.lines(), List.<ReceiptLine>of())) {
            Receipt receipt = of(whole, new Shops(2, false), lines);
            assertThat(receipt.isComplete()).isFalse();
            assertThat(receipt.worst()).hasValue(Outcome.STOPPED);
            assertThat(receipt.incomplete()).isEmpty();
            assertThat(receipt.toString().lines()).contains(left);
            assertThatThrownBy(receipt::orThrow)
                    .isInstanceOf(IncompleteException.class)
                    .hasMessage("the sync is not complete: " + left
                            + ". What was committed is safe: run again once the reasons are dealt with");
            assertThat(Receipt.fromJson(receipt.toJson())).isEqualTo(receipt);
        }
    }

    @Test
    void shops_someLeftAndALineFailed_isTheWorseOfBoth() {
        Receipt whole = receipt(Outcome.FAILED);
        Receipt left = of(whole, new Shops(1, false), whole.lines());
        assertThat(left.worst()).hasValue(Outcome.FAILED);
        assertThatThrownBy(left::orThrow)
                .hasMessageContaining("1 shop was begun, the stream")
                .hasMessageContaining("lazada/100123 orders FAILED");
    }

    @Test
    void totals_notThoseOfTheLines_areRefused() {
        List<ReceiptLine> lines = receipt(Outcome.COMPLETE).lines();
        assertThatThrownBy(() -> new Receipt("r1", 7, START, START, new Shops(1, true), Totals.NONE, lines))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Receipt receipt(Outcome... outcomes) {
        List<ReceiptLine> lines =
                List.of(outcomes).stream().map(ReceiptTest::line).toList();
        return of(lines.toArray(ReceiptLine[]::new));
    }

    private static Receipt of(ReceiptLine... lines) {
        return new Receipt("r1", 7, START, START.plusSeconds(60), List.of(lines));
    }

    private static Reauthorization needed(String shop, Optional<Instant> lastGood) {
        return new Reauthorization(new ShopRef(Platform.LAZADA, shop), lastGood, "the consent ended");
    }

    private static ReceiptLine reauthorize(String shop, Optional<Instant> lastGood) {
        Reason note = new Reason(Reason.Code.NOTE, "", "", "by the way");
        Reason ended = new Reason(Reason.Code.REAUTHORIZE, "", "", "the consent ended");
        return line(
                shop,
                Outcome.REAUTHORIZE,
                List.of(note, ended),
                lastGood.map(to -> new Coverage(START.minusSeconds(60), to, START)));
    }

    private static Receipt streamed(Receipt whole) {
        return of(whole, whole.shops(), List.of());
    }

    private static Receipt of(Receipt whole, Shops shops, List<ReceiptLine> lines) {
        return new Receipt(
                whole.runId(), whole.seed(), whole.startedAt(), whole.finishedAt(), shops, whole.totals(), lines);
    }

    private static ReceiptLine line(Outcome outcome) {
        return line(
                "100123",
                outcome,
                List.of(new Reason(Reason.Code.DISPUTED, "orders", "w1", "stated 12, counted 11")),
                Optional.of(new Coverage(START, START.plusSeconds(30), START.plusSeconds(10))));
    }

    private static ReceiptLine line(String shop, Dataset<?> dataset, List<Reason> reasons) {
        return line(shop, dataset, Outcome.PARTIAL, reasons, Optional.empty());
    }

    private static ReceiptLine line(String shop, Outcome outcome, List<Reason> reasons, Optional<Coverage> coverage) {
        return line(shop, Dataset.ORDERS, outcome, reasons, coverage);
    }

    private static ReceiptLine line(
            String shop, Dataset<?> dataset, Outcome outcome, List<Reason> reasons, Optional<Coverage> coverage) {
        return new ReceiptLine(
                new ShopRef(Platform.LAZADA, shop),
                dataset,
                outcome,
                reasons,
                new Counts(1200, 1100, 90, 5, 4, 1),
                coverage,
                List.of(new FeedLine("orders", 3, Map.of(Proof.KEYSET, 1L, Proof.COUNTED, 1L), 1, 9)),
                12,
                2,
                Duration.ofSeconds(3),
                Map.of("status=odd", 2L));
    }
}
