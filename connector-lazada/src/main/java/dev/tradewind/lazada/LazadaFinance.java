package dev.tradewind.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.lazada.internal.money.MoneyCalls;
import dev.tradewind.lazada.model.LazadaAccountTransaction;
import dev.tradewind.lazada.model.LazadaPayout;
import dev.tradewind.lazada.model.LazadaTransaction;
import java.time.LocalDate;
import java.util.List;

/**
 * The statement, payouts and the account of a shop. Lists are paged by offset: rows that Lazada adds or takes away while you
 * walk may be missed or met twice. Safe for use by several threads; a walk through a list is for one.
 */
public final class LazadaFinance {
    private final MoneyCalls calls;

    LazadaFinance(MoneyCalls calls) {
        this.calls = calls;
    }

    /** Rows of the statement. Pages are read while you walk, up to one without rows. */
    public LazadaList<LazadaTransaction> transactions(TransactionQuery query) {
        return new LazadaList<>(() -> {
            int[] offset = {0};
            return () -> {
                List<JsonNode> rows = calls.transactions(query.from(), query.to(), query.orderId(), offset[0]);
                offset[0] += rows.size();
                return new LazadaList.Page<>(decoded(rows, LazadaTransaction.class), rows.isEmpty());
            };
        });
    }

    /** Statements made after a day, with what is paid out for them. */
    public List<LazadaPayout> payouts(LocalDate createdAfter) {
        return decoded(calls.payouts(createdAfter), LazadaPayout.class);
    }

    /** Movements on the account between two days. Pages are read while you walk, up to the last. */
    public LazadaList<LazadaAccountTransaction> accountTransactions(LocalDate from, LocalDate to) {
        return new LazadaList<>(() -> {
            int[] page = {0};
            return () -> {
                page[0]++;
                MoneyCalls.AccountPage read = calls.accountTransactions(from, to, page[0]);
                return new LazadaList.Page<>(decoded(read.rows(), LazadaAccountTransaction.class), read.last());
            };
        });
    }

    private <T> List<T> decoded(List<JsonNode> rows, Class<T> type) {
        return rows.stream().map(row -> calls.decode(row, type)).toList();
    }
}
