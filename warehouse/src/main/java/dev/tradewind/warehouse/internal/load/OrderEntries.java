package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.model.Fee;
import dev.tradewind.core.model.LedgerEntry;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.model.Refund;
import dev.tradewind.core.spi.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bookings that an order tells of: its refunds and fees. They are replaced with the order, so their version says nothing
 * and is the time of the booking; where the platform tells none, that of the order.
 */
final class OrderEntries {
    private final Context context;
    private final Stage stage;

    OrderEntries(Context context, Stage stage) {
        this.context = context;
        this.stage = stage;
    }

    List<Row> rows(Order order) {
        List<Row> rows = new ArrayList<>();
        Ids ids = new Ids(order.id());
        for (Refund refund : order.refunds()) {
            rows.add(row(order, ids.next("refund", refund.id()), refund.lineId(), refund.amount(), refund.refundedAt())
                    .set("kind", LedgerEntry.Kind.REFUND.name())
                    .set("quantity", refund.quantity())
                    .set("source_kind", "refund")
                    .set("row_hash", ContentHash.of(refund)));
        }
        for (Fee fee : order.fees()) {
            String id = fee.id() == null ? "" : fee.id();
            rows.add(row(order, ids.next("fee", id), fee.lineId(), fee.amount(), fee.postedAt())
                    .set("kind", fee.kind().name())
                    .set("source_kind", "fee")
                    .set("row_hash", ContentHash.of(fee)));
        }
        return rows;
    }

    private Row row(Order order, String id, @Nullable String lineId, Money amount, @Nullable Instant at) {
        Instant posted = at == null ? order.orderedAt() : at;
        return context.row(stage)
                .set("source", OrderMapper.BOOK)
                .set("entry_id", id)
                .set("order_id", order.id())
                .set("order_line_id", lineId)
                .set("amount", Amounts.fitting("amount", amount.amount()))
                .set("currency", amount.currency())
                .set("posted_at", posted)
                .set("is_deleted", false)
                .version(new Version(posted, posted))
                .set("feed", "");
    }
}
