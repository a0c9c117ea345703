package dev.tradewind.lazada;

import dev.tradewind.lazada.internal.money.MoneyCalls;
import dev.tradewind.lazada.internal.money.MoneyCalls.ReversalPage;
import dev.tradewind.lazada.model.LazadaReversal;
import java.time.Instant;

/**
 * Cancellations, returns and refunds that were asked for. The list is paged by number: a reversal that changes while you walk
 * may be missed. Safe for use by several threads; a walk through a list is for one.
 */
public final class LazadaReversals {
    private final MoneyCalls calls;

    LazadaReversals(MoneyCalls calls) {
        this.calls = calls;
    }

    /** Reversals with a line that changed between two instants. Pages are read while you walk, up to one without rows. */
    public LazadaList<LazadaReversal> changedBetween(Instant from, Instant to) {
        return new LazadaList<>(() -> {
            int[] page = {0};
            return () -> {
                page[0]++;
                ReversalPage read = calls.reversals(from, to, page[0]);
                return new LazadaList.Page<>(
                        read.rows().stream()
                                .map(row -> calls.decode(row, LazadaReversal.class))
                                .toList(),
                        read.rows().isEmpty());
            };
        });
    }

    /**
     * One reversal.
     *
     * @throws dev.tradewind.core.error.NotFoundException when the shop has none of this id
     */
    public LazadaReversal get(String reverseOrderId) {
        return calls.decode(calls.detail(reverseOrderId), LazadaReversal.class);
    }
}
