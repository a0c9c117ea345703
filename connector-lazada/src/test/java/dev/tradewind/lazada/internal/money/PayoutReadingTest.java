package dev.tradewind.lazada.internal.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.model.LedgerEntry;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.lazada.LazadaSite;
import dev.tradewind.lazada.fakes.FakeMoney;
import dev.tradewind.lazada.fakes.FakeReviews;
import dev.tradewind.lazada.fakes.FakeShop;
import dev.tradewind.lazada.fakes.Reading;
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

class PayoutReadingTest {
    private static final Instant FROM = Instant.parse("2021-01-01T16:00:00Z");
    private static final Instant TO = Instant.parse("2021-02-01T16:00:00Z");

    private final FakeMoney money = new FakeMoney();

    @Test
    void read_answerThatKnowsNoEnd_bringsTheStatementsOfTheWindow() {
        payout("S0", "2021-01-01 10:00:00", "1", "1.00");
        payout("S1", "2021-01-02", "1", "123.45 SGD");
        payout("S2", "2021-02-02", "1", "1.00");
        Reading reading = Reading.of(open());
        assertThat(reading.ids(Dataset.FINANCE)).containsExactly("payout/S1");
        LedgerEntry entry = entry(reading);
        assertThat(entry.kind()).isEqualTo(LedgerEntry.Kind.PAYOUT);
        assertThat(entry.amount()).isEqualTo(Money.of("123.45", "SGD"));
        assertThat(money.filters.get(0)).containsEntry("created_after", "2021-01-01");
    }

    @Test
    void read_statementThatIsNotPaidYet_isNoPayoutUntilItIs() {
        payout("S1", "2021-01-05", "0", "1,250.50");
        Change<?> before = Reading.of(open()).changes(Dataset.FINANCE).get(0);
        money.payouts.get(0).put("paid", "1").put("updated_at", "2021-01-08 00:00:00");
        Reading after = Reading.of(open());
        assertThat(before.record()).isEmpty();
        assertThat(entry(after).amount()).isEqualTo(Money.of("1250.50", "PHP"));
        assertThat(after.changes(Dataset.FINANCE).get(0).version()).isGreaterThan(before.version());
    }

    @Test
    void read_strangeStatement_costsItself() {
        payout("S1", "some day", "1", "1.00");
        payout("S2", "2021-01-05", "1", "plenty");
        payout("S3", "2021-01-05", "1", "3.00");
        Reading reading = Reading.of(open());
        assertThat(reading.ids(Dataset.FINANCE)).containsExactly("payout/S3");
        assertThat(reading.pages.get(0).rejected())
                .extracting(reject -> reject.id() + " " + reject.field())
                .containsExactly("payout/S1 created_at", "payout/S2 payout");
    }

    @Test
    void read_amountsThatAreNone_costThemselves() {
        List<String> strange =
                List.of(",", ",,", "1,23", "12,", "-", "1.", "1.2.3", "9".repeat(500), "1e9", "12 pesos");
        strange.forEach(amount -> payout("S" + strange.indexOf(amount), "2021-01-05", "1", amount));
        payout("S99", "2021-01-05", "1", "-1,234,567.89 PHP");
        Reading reading = Reading.of(open());
        assertThat(reading.ids(Dataset.FINANCE)).containsExactly("payout/S99");
        assertThat(entry(reading).amount()).isEqualTo(Money.of("-1234567.89", "PHP"));
        assertThat(reading.pages.get(0).rejected()).hasSize(strange.size());
    }

    @Test
    void byId_severalStatements_areFoundInOneAnswer() {
        payout("S1", "2021-01-05", "1", "1.00");
        payout("S2", "2021-01-12", "1", "plenty");
        payout("S3", "2021-01-19", "1", "3.00");
        Clock clock = Clock.fixed(TO, ZoneOffset.UTC);
        ReviewFetch reviews = new ReviewFetch(
                new ReviewCalls(new FakeReviews(), LazadaSite.PH.market(), FakeShop.CONTEXT), FakeShop.CONTEXT, clock);
        PageBuilder page = new PageBuilder();

        new MoneyById(calls(), reviews, FakeShop.CONTEXT, Dataset.FINANCE, clock)
                .accept(List.of("payout/S3", "payout/S9", "payout/S2", "payout/S1"), page);

        SlicePage read = page.build(Optional.empty(), new Step.End(Evidence.of(Proof.CHAINED, "by id")));
        assertThat(read.changes()).extracting(change -> change.id()).containsExactly("payout/S3", "payout/S1");
        assertThat(read.rejected())
                .extracting(reject -> reject.id() + " " + reject.stage())
                .containsExactly("payout/S9 FETCH", "payout/S2 MAP");
        assertThat(money.filters).as("calls").hasSize(1);
    }

    @Test
    void open_anyPosition_hasExpired() {
        assertThatThrownBy(() -> open(Optional.of(Cursor.of("1")))).isInstanceOf(CursorExpiredException.class);
    }

    private static LedgerEntry entry(Reading reading) {
        return (LedgerEntry) reading.changes(Dataset.FINANCE).get(0).record().orElseThrow();
    }

    private SliceReader open() {
        return open(Optional.empty());
    }

    private SliceReader open(Optional<Cursor> from) {
        return new PayoutReader(
                calls(),
                new Scope.Window(FROM, TO),
                from,
                new PlatformClock(Optional::empty),
                FakeShop.CONTEXT,
                Clock.fixed(TO.plusSeconds(9), ZoneOffset.UTC));
    }

    private MoneyCalls calls() {
        return new MoneyCalls(money, LazadaSite.PH.market(), FakeShop.CONTEXT);
    }

    private void payout(String number, String created, String paid, String amount) {
        money.payouts.add(JsonNodeFactory.instance
                .objectNode()
                .put("statement_number", number)
                .put("created_at", created)
                .put("paid", paid)
                .put("payout", amount));
    }
}
