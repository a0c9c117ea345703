package dev.tradewind.lazada.internal.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.lazada.LazadaSite;
import dev.tradewind.lazada.fakes.FakeMoney;
import dev.tradewind.lazada.fakes.FakeShop;
import dev.tradewind.lazada.fakes.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransactionReadingTest {
    private static final LocalDate DAY = LocalDate.parse("2021-01-02");
    private static final Instant YOUNG = Instant.parse("2021-01-05T00:00:00Z");
    private static final Instant OLD = Instant.parse("2021-03-05T00:00:00Z");

    private final FakeMoney money = new FakeMoney();

    @Test
    void read_youngDay_isChainedAndLeavesTheNextDayOut() {
        row(DAY, "1", "-1.00");
        row(DAY.plusDays(1), "2", "-2.00");
        Reading reading = Reading.of(open(YOUNG, Optional.empty()));
        assertThat(reading.ids(Dataset.FINANCE)).hasSize(1);
        assertThat(reading.evidence().proof()).isEqualTo(Proof.CHAINED);
        money.endIsInside = false;
        assertThat(Reading.of(open(YOUNG, Optional.empty())).ids(Dataset.FINANCE))
                .isEqualTo(reading.ids(Dataset.FINANCE));
    }

    @Test
    void read_oldDay_isListedAgainAndAgreed() {
        rows(7);
        Reading reading = Reading.of(open(OLD, Optional.empty()));
        List<String> listed =
                reading.pages.stream().flatMap(page -> page.listed().stream()).toList();
        assertThat(listed).hasSize(7).isEqualTo(reading.ids(Dataset.FINANCE));
        assertThat(reading.evidence().proof()).isEqualTo(Proof.AGREED);
    }

    @Test
    void read_equalRows_areTwoRowsAlsoOverPagesAndCrashes() {
        for (int i = 0; i < 7; i++) {
            row(DAY, "same", "-1.00");
            row(DAY, "n" + i, "-1.00");
        }
        money.mostRows = 3;
        Reading whole = Reading.of(open(OLD, Optional.empty()));
        assertThat(whole.distinct(Dataset.FINANCE)).hasSize(14);
        Reading crashing = Reading.crashing(cursor -> open(OLD, cursor));
        assertThat(crashing.ids(Dataset.FINANCE)).isEqualTo(whole.ids(Dataset.FINANCE));
    }

    @Test
    void read_rowThatIsPaidMeanwhile_keepsItsKey() {
        row(DAY, "1", "-1.00").put("paid_status", "No");
        List<String> before = Reading.of(open(YOUNG, Optional.empty())).ids(Dataset.FINANCE);
        money.transactions
                .get(0)
                .put("paid_status", "Yes")
                .put("statement", "S1")
                .put("amount", -1);
        assertThat(Reading.of(open(YOUNG, Optional.empty())).ids(Dataset.FINANCE))
                .isEqualTo(before);
    }

    @Test
    void read_rowLostBetweenTwoPages_isListedAgain() {
        rows(9);
        money.mostRows = 3;
        money.before = call -> {
            if (call == 2) {
                money.transactions.remove(0);
            }
        };
        Reading reading = Reading.of(open(OLD, Optional.empty()));
        List<String> listed =
                reading.pages.stream().flatMap(page -> page.listed().stream()).toList();
        assertThat(reading.ids(Dataset.FINANCE)).hasSize(8);
        assertThat(listed).anyMatch(id -> !reading.ids(Dataset.FINANCE).contains(id));
    }

    @Test
    void read_unreadableDate_costsThatRowAlone() {
        rows(2);
        row(DAY, "3", "-3.00").put("transaction_date", "soon");
        Reading reading = Reading.of(open(YOUNG, Optional.empty()));
        assertThat(reading.ids(Dataset.FINANCE)).hasSize(2);
        assertThat(reading.pages.stream().flatMap(page -> page.rejected().stream()))
                .singleElement()
                .satisfies(reject -> {
                    assertThat(reject.stage()).isEqualTo(Rejected.Stage.MAP);
                    assertThat(reject.field()).isEqualTo("transaction_date");
                    assertThat(reject.raw()).contains("soon");
                });
    }

    @Test
    void read_filterOrOffsetNotObeyed_isAnError() {
        row(DAY.minusDays(3), "1", "-1.00");
        money.obeysFilter = false;
        SliceReader reader = open(YOUNG, Optional.empty());
        assertThatThrownBy(reader::next).isInstanceOf(ProtocolException.class);
    }

    @Test
    void open_positionOfAnotherFormat_hasExpired() {
        assertThatThrownBy(() -> open(YOUNG, Optional.of(Cursor.of("2;transactions;pass;1;0"))))
                .isInstanceOf(CursorExpiredException.class);
    }

    private SliceReader open(Instant now, Optional<Cursor> from) {
        MoneyCalls calls = new MoneyCalls(money, LazadaSite.PH.market(), FakeShop.CONTEXT);
        Scope.Days days = new Scope.Days(DAY, DAY.plusDays(1), LazadaSite.PH.zone());
        return new TransactionReader(
                calls,
                "transactions",
                days,
                Duration.ofDays(35),
                from,
                FakeShop.CONTEXT,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private void rows(int count) {
        for (int i = 0; i < count; i++) {
            row(DAY, "n" + i, "-1.00");
        }
    }

    private ObjectNode row(LocalDate day, String number, String amount) {
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("day", day.toString())
                .put("transaction_date", day.toString())
                .put("transaction_number", number)
                .put("fee_type", "16")
                .put("amount", amount);
        money.transactions.add(row);
        return row;
    }
}
