package dev.tradewind.lazada.internal.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.model.Activity;
import dev.tradewind.core.model.LedgerEntry;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Count;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Unknown;
import dev.tradewind.lazada.LazadaSite;
import dev.tradewind.lazada.fakes.FakeMoney;
import dev.tradewind.lazada.fakes.FakeShop;
import dev.tradewind.lazada.fakes.Reading;
import dev.tradewind.lazada.internal.reading.PlatformClock;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReversalReadingTest {
    private static final Instant FROM = Instant.parse("2021-01-02T00:00:00Z");
    private static final Instant TO = FROM.plusSeconds(86_400);

    private final FakeMoney money = new FakeMoney();
    private LazadaSite site = LazadaSite.SG;

    @Test
    void read_windowThatStandsStill_isCounted() {
        reversals(7);
        money.mostRows = 3;
        Reading reading = Reading.of(open(Optional.empty()));
        assertThat(reading.distinct(Dataset.ACTIVITY)).hasSize(7);
        assertThat(reading.evidence().proof()).isEqualTo(Proof.COUNTED);
        assertThat(reading.evidence().count()).contains(new Count(7, 7, true));
        assertThat(Reading.crashing(this::open).ids(Dataset.ACTIVITY)).isEqualTo(reading.ids(Dataset.ACTIVITY));
    }

    @Test
    void read_reversalThatLeavesTheWindowMeanwhile_losesNoneOfTheRest() {
        reversals(9);
        money.mostRows = 3;
        money.before = call -> {
            if (call == 2) {
                line(money.reversals.get(0)).put("return_order_line_gmt_modified", TO.toEpochMilli() + 5_000);
            }
        };
        Reading reading = Reading.of(open(Optional.empty()));
        List<String> listed =
                reading.pages.stream().flatMap(page -> page.listed().stream()).toList();
        assertThat(reading.evidence().proof()).isEqualTo(Proof.AGREED);
        assertThat(reading.ids(Dataset.ACTIVITY)).hasSize(8);
        assertThat(listed)
                .hasSize(8)
                .anyMatch(id -> !reading.ids(Dataset.ACTIVITY).contains(id));
    }

    @Test
    void read_withoutCount_isListedAgain() {
        reversals(4);
        money.counting = false;
        Reading reading = Reading.of(open(Optional.empty()));
        assertThat(reading.evidence().proof()).isEqualTo(Proof.AGREED);
        assertThat(reading.pages.stream().flatMap(page -> page.listed().stream()))
                .hasSize(4);
    }

    @Test
    void read_countOfMoreThanComes_isNotCounted() {
        reversals(7);
        money.hidden = 1;
        Reading reading = Reading.of(open(Optional.empty()));
        assertThat(reading.ids(Dataset.ACTIVITY)).hasSize(6);
        assertThat(reading.evidence().proof()).isNotEqualTo(Proof.COUNTED);
    }

    @Test
    void read_linesOfOtherWindows_areLeftToThem() {
        ObjectNode reversal = reversal(1, FROM.plusSeconds(5));
        reversal.withArray("reverse_order_lines")
                .addObject()
                .put("reverse_order_line_id", 900)
                .put("return_order_line_gmt_modified", FROM.minusSeconds(999).getEpochSecond());
        reversal(2, TO);
        assertThat(Reading.of(open(Optional.empty())).ids(Dataset.ACTIVITY)).containsExactly("reversal/1/11");
    }

    @Test
    void read_filterNotObeyed_isAnError() {
        reversal(1, FROM.minusSeconds(500));
        money.obeysFilter = false;
        SliceReader reader = open(Optional.empty());
        assertThatThrownBy(reader::next).isInstanceOf(ProtocolException.class);
    }

    @Test
    void read_grantedRefund_isABookingInMajorUnitsAndAnEvent() {
        line(reversal(1, FROM)).put("reverse_status", "REFUND_SUCCESS");
        assertThat(refund().amount()).isEqualTo(Money.of("12.34", "SGD"));
        assertThat(refund().kind()).isEqualTo(LedgerEntry.Kind.REFUND);
        assertThat(refund().lineId()).isEqualTo("31");
        Activity event = (Activity) Reading.of(open(Optional.empty()))
                .changes(Dataset.ACTIVITY)
                .get(0)
                .record()
                .orElseThrow();
        assertThat(event.type()).isEqualTo("RETURN_OPENED");
        assertThat(event.occurredAt()).isEqualTo(FROM.minusSeconds(3_600));
        assertThat(event.newValue()).isEqualTo("REFUND_SUCCESS");
        site = LazadaSite.VN;
        assertThat(refund().amount()).isEqualTo(Money.of("1234", "VND"));
    }

    @Test
    void read_withdrawnOrUngrantedRequest_isWordThatThereIsNoRefund() {
        ObjectNode line = line(reversal(1, FROM));
        for (String status : List.of("REQUEST_INITIATE", "REQUEST_CANCEL", "REQUEST_REJECT", "CANCEL_SUCCESS")) {
            line.put("reverse_status", status);
            assertThat(booking().record()).as(status).isEmpty();
        }
        line.put("is_need_refund", "true");
        assertThat(booking().record()).isPresent();
    }

    @Test
    void read_unknownWords_areKeptAndCounted() {
        line(reversal(1, FROM).put("request_type", "SWAP")).put("reverse_status", "DANCING");
        Reading reading = Reading.of(open(Optional.empty()));
        assertThat(reading.pages.get(0).unknowns())
                .containsExactly(
                        new Unknown("reversal.request_type", "SWAP"),
                        new Unknown("reversal.reverse_status", "DANCING"));
        assertThat(reading.ids(Dataset.ACTIVITY)).hasSize(1);
    }

    @Test
    void open_positionOfAnotherFormat_hasExpired() {
        assertThatThrownBy(() -> open(Optional.of(Cursor.of("2;reversals;1;1;1;1;1"))))
                .isInstanceOf(CursorExpiredException.class);
    }

    private LedgerEntry refund() {
        return (LedgerEntry) booking().record().orElseThrow();
    }

    private Change<?> booking() {
        return Reading.of(open(Optional.empty())).changes(Dataset.FINANCE).get(0);
    }

    private SliceReader open(Optional<Cursor> from) {
        return new ReversalReader(
                new MoneyCalls(money, site.market(), FakeShop.CONTEXT),
                "reversals",
                new Scope.Window(FROM, TO),
                from,
                new PlatformClock(Optional::empty),
                FakeShop.CONTEXT,
                Clock.fixed(TO.plusSeconds(9), ZoneOffset.UTC));
    }

    private void reversals(int count) {
        for (int i = 1; i <= count; i++) {
            reversal(i, FROM.plusSeconds(i));
        }
    }

    private ObjectNode reversal(int number, Instant modified) {
        ObjectNode reversal = JsonNodeFactory.instance
                .objectNode()
                .put("reverse_order_id", number)
                .put("trade_order_id", "2" + number)
                .put("request_type", "RETURN");
        reversal.putArray("reverse_order_lines")
                .addObject()
                .put("reverse_order_line_id", number + "1")
                .put("trade_order_line_id", "3" + number)
                .put("reverse_status", "REQUEST_INITIATE")
                .put("refund_amount", 1234)
                .put(
                        "return_order_line_gmt_create",
                        modified.minusSeconds(3_600).getEpochSecond())
                .put("return_order_line_gmt_modified", modified.toEpochMilli());
        money.reversals.add(reversal);
        return reversal;
    }

    private static ObjectNode line(ObjectNode reversal) {
        return (ObjectNode) reversal.path("reverse_order_lines").get(0);
    }
}
