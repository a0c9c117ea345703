package dev.tradewind.lazada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tradewind.lazada.fakes.FakeMoney;
import dev.tradewind.lazada.fakes.FakeShop;
import dev.tradewind.lazada.internal.money.MoneyCalls;
import dev.tradewind.lazada.model.LazadaAccountTransaction;
import dev.tradewind.lazada.model.LazadaTransaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LazadaFinanceTest {
    private static final LocalDate DAY = LocalDate.parse("2021-01-02");

    private final FakeMoney money = new FakeMoney();
    private final MoneyCalls calls = new MoneyCalls(money, LazadaSite.PH.market(), FakeShop.CONTEXT);

    @Test
    void transactions_morePagesThanOne_areReadUpToTheOneWithoutRows() {
        for (int i = 0; i < 7; i++) {
            money.transactions.add(JsonNodeFactory.instance.objectNode().put("transaction_number", "T" + i));
        }
        money.mostRows = 3;
        assertThat(new LazadaFinance(calls)
                        .transactions(TransactionQuery.between(DAY, DAY).ofOrder("5")))
                .extracting(LazadaTransaction::transactionNumber)
                .containsExactly("T0", "T1", "T2", "T3", "T4", "T5", "T6");
        assertThat(money.filters.get(1))
                .containsEntry("offset", "3")
                .containsEntry("start_time", "2021-01-02")
                .containsEntry("trade_order_id", "5")
                .containsEntry("limit", "500");
    }

    @Test
    void query_of180Days_isRefusedBeforeItIsSent() {
        assertThat(TransactionQuery.between(DAY, DAY.plusDays(179)).to()).isEqualTo(DAY.plusDays(179));
        assertThatThrownBy(() -> TransactionQuery.between(DAY, DAY.plusDays(180)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("179");
    }

    @Test
    void accountTransactions_daysWithoutDashes_areAskedByPage() {
        List<LazadaAccountTransaction> moved = new ArrayList<>();
        new LazadaFinance(calls).accountTransactions(DAY, DAY).forEach(moved::add);
        assertThat(moved)
                .singleElement()
                .satisfies(each -> assertThat(each.amount()).isEqualByComparingTo("1234.50"));
        assertThat(money.filters)
                .extracting(filter -> filter.get("start_time") + " " + filter.get("page_num"))
                .containsExactly("20210102 1", "20210102 2");
    }

    @Test
    void trace_ofAnOrder_hasItsParcels() {
        assertThat(new LazadaLogistics(calls).trace("5"))
                .singleElement()
                .satisfies(parcel -> assertThat(
                                parcel.logisticDetailInfoList().get(0).eventTime())
                        .isEqualTo("2016-05-16T16:00:00Z"));
    }
}
