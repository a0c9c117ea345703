package dev.tradewind.lazada.internal.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tradewind.core.model.LedgerEntry;
import dev.tradewind.core.model.LedgerEntry.Kind;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.spi.Unknown;
import dev.tradewind.lazada.LazadaSite;
import dev.tradewind.lazada.internal.reading.Mapped;
import dev.tradewind.lazada.internal.wire.LazadaJson;
import dev.tradewind.lazada.internal.wire.LazadaJson.Undecodable;
import dev.tradewind.lazada.internal.wire.OddValues;
import dev.tradewind.lazada.model.LazadaTransaction;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransactionMapperTest {
    private static final Map<String, Kind> KINDS = Map.of(
            "16", Kind.COMMISSION,
            "15", Kind.COMMISSION,
            "3", Kind.PAYMENT_FEE,
            "4", Kind.PAYMENT_FEE,
            "7", Kind.SHIPPING_FEE,
            "8", Kind.SHIPPING_FEE,
            "28", Kind.SHIPPING_FEE,
            "13", Kind.OTHER,
            "14", Kind.OTHER);

    private final TransactionMapper mapper = new TransactionMapper(LazadaSite.SG.market());

    @Test
    void map_charge_isPositiveBecauseItCostsTheSeller() throws Exception {
        LedgerEntry entry = mapper.map(row("16", "\"-0.62\"")).record();
        assertThat(entry.amount()).isEqualTo(Money.of("0.62", "SGD"));
        assertThat(entry.kind()).isEqualTo(Kind.COMMISSION);
        assertThat(entry.orderId()).isEqualTo("123445666666");
        assertThat(entry.lineId()).isEqualTo("1666666");
        assertThat(entry.sourceKind()).isEqualTo("16 Commission");
        assertThat(entry.postedAt()).isEqualTo("2016-05-16T16:00:00Z");
    }

    @Test
    void map_feeGivenBack_isNegative() throws Exception {
        assertThat(mapper.map(row("15", "0.62")).record().amount()).isEqualTo(Money.of("-0.62", "SGD"));
    }

    @Test
    void map_taxes_doNotChangeTheAmount() throws Exception {
        for (String included : new String[] {"Yes", "No"}) {
            LazadaTransaction row = decode("{'transaction_date':'17 May 2016','fee_type':'16','amount':'-10.00',"
                    + "'VAT_in_amount':'-0.70','WHT_amount':'0.30','WHT_included_in_amount':'" + included + "'}");
            assertThat(row.vatInAmount()).isEqualByComparingTo("-0.70");
            assertThat(row.whtIncludedInAmount()).isEqualTo(included.equals("Yes"));
            assertThat(mapper.map(row).record().amount()).isEqualTo(Money.of("10.00", "SGD"));
        }
    }

    @Test
    void map_coreFees_haveTheirKinds() throws Exception {
        for (Map.Entry<String, Kind> each : KINDS.entrySet()) {
            Mapped<LedgerEntry> mapped = mapper.map(row(each.getKey(), "1"));
            assertThat(mapped.record().kind()).as(each.getKey()).isEqualTo(each.getValue());
            assertThat(mapped.unknowns()).isEmpty();
        }
    }

    @Test
    void map_unknownFee_isKeptAsOtherAndCounted() throws Exception {
        Mapped<LedgerEntry> mapped = mapper.map(row("9999", "-3"));
        assertThat(mapped.record().kind()).isEqualTo(Kind.OTHER);
        assertThat(mapped.record().amount()).isEqualTo(Money.of("3", "SGD"));
        assertThat(mapped.unknowns()).containsExactly(new Unknown("transaction.fee_type", "9999 Commission"));
    }

    @Test
    void map_unreadableDateOrNoAmount_isRefusedByField() throws Exception {
        LazadaTransaction strange = decode("{'transaction_date':'soon','fee_type':'16','amount':'1'}");
        assertThatThrownBy(() -> mapper.map(strange))
                .isInstanceOfSatisfying(
                        Undecodable.class, e -> assertThat(e.field()).isEqualTo("transaction_date"));
        LazadaTransaction empty = decode("{'transaction_date':'17 May 2016','fee_type':'16','amount':''}");
        assertThatThrownBy(() -> mapper.map(empty))
                .isInstanceOfSatisfying(
                        Undecodable.class, e -> assertThat(e.field()).isEqualTo("amount"));
    }

    private static LazadaTransaction row(String feeType, String amount) throws Exception {
        return decode("{'transaction_date':'17 May 2016','transaction_number':'SG103EF-1P9VK1A','fee_type':'" + feeType
                + "','fee_name':'Commission','amount':" + amount.replace('"', '\'')
                + ",'order_no':'123445666666','orderItem_no':1666666,'paid_status':'Not paid','new':{}}");
    }

    private static LazadaTransaction decode(String json) throws JsonProcessingException, Undecodable {
        return LazadaJson.decode(
                LazadaJson.read(json.replace('\'', '"')),
                LazadaTransaction.class,
                LazadaSite.SG.zone(),
                new OddValues());
    }
}
