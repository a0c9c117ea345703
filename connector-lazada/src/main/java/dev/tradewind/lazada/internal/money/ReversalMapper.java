package dev.tradewind.lazada.internal.money;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Market;
import dev.tradewind.core.model.Activity;
import dev.tradewind.core.model.ItemRef;
import dev.tradewind.core.model.LedgerEntry;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Unknown;
import dev.tradewind.core.spi.Version;
import dev.tradewind.lazada.internal.reading.MoneyIds;
import dev.tradewind.lazada.internal.reading.PageBuilder;
import dev.tradewind.lazada.model.LazadaReversal;
import dev.tradewind.lazada.model.LazadaReversalLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes an event and a refund of a piece that is cancelled, returned or refunded. Pure: what comes out follows from this
 * version of the piece alone. A refund counts from the word that it is granted; a version that takes the word back, such as
 * a request that is withdrawn, is word that there is no refund.
 */
final class ReversalMapper {
    /** The book. */
    static final String BOOK = "reversal";

    private static final Map<String, String> EVENTS = Map.of(
            "CANCEL", "CANCELLATION_OPENED",
            "RETURN", "RETURN_OPENED",
            "ONLY_REFUND", "REFUND_OPENED");
    private static final Set<String> GRANTED = Set.of("REFUND_AUTHORIZED", "REFUND_SUCCESS", "REQUEST_COMPLETE");
    private static final Set<String> NOT_GRANTED =
            Set.of("REQUEST_INITIATE", "REQUEST_REJECT", "REQUEST_CANCEL", "REFUND_PENDING", "REFUND_REJECT");
    private static final String CANCELLED = "CANCEL_SUCCESS";
    private static final int CENTS = 2;
    private static final String WITHOUT_CENTS = "VND";

    private final Market market;

    ReversalMapper(Market market) {
        this.market = market;
    }

    /** The id of a piece's records. */
    static String id(String reversal, String line) {
        return MoneyIds.REVERSAL + reversal + "/" + line;
    }

    /** Puts a piece with a time of change on a page. */
    void add(LazadaReversal reversal, LazadaReversalLine line, Instant modified, Instant askedAt, PageBuilder page) {
        String id = id(reversal.reverseOrderId(), line.reverseOrderLineId());
        Version version = new Version(modified, askedAt);
        Money refund = refund(line);
        page.change(Change.of(Dataset.ACTIVITY, id, version, event(id, reversal, line, modified, refund)));
        if (refund != null && refund.amount().signum() != 0 && isGranted(line)) {
            LedgerEntry entry = new LedgerEntry(
                    BOOK,
                    line.reverseOrderLineId(),
                    LedgerEntry.Kind.REFUND,
                    reversal.tradeOrderId(),
                    line.tradeOrderLineId(),
                    refund,
                    1,
                    modified,
                    Objects.requireNonNullElse(reversal.requestType(), "reversal"));
            page.change(Change.of(Dataset.FINANCE, id, version, entry));
        } else {
            page.change(Change.gone(Dataset.FINANCE, id, version));
        }
        unknowns(reversal, line, page);
    }

    private static Activity event(
            String id, LazadaReversal reversal, LazadaReversalLine line, Instant modified, @Nullable Money refund) {
        boolean cancel = "CANCEL".equals(reversal.requestType());
        LazadaReversalLine.Buyer buyer = line.buyer();
        return new Activity(
                id,
                EVENTS.getOrDefault(Objects.requireNonNullElse(reversal.requestType(), ""), "REVERSAL_OPENED"),
                line.createdAt() == null ? modified : line.createdAt(),
                buyer == null ? null : buyer.buyerId(),
                reversal.tradeOrderId(),
                line.tradeOrderLineId(),
                item(line),
                null,
                refund,
                null,
                line.reverseStatus(),
                cancel ? null : "BUYER");
    }

    /** Whether a code is an id of a variant is not documented: only digits are taken for one. */
    private static @Nullable ItemRef item(LazadaReversalLine line) {
        LazadaReversalLine.Product product = line.product();
        String item = product == null ? null : product.productId();
        String variant = line.platformSkuId();
        return item != null && variant != null && variant.matches("\\d+") ? new ItemRef(item, variant) : null;
    }

    /** Cents, but in Vietnam whole dong. */
    private @Nullable Money refund(LazadaReversalLine line) {
        BigDecimal sent = line.refundAmount();
        if (sent == null) {
            return null;
        }
        return Money.of(market.currency().equals(WITHOUT_CENTS) ? sent : sent.movePointLeft(CENTS), market.currency());
    }

    private static boolean isGranted(LazadaReversalLine line) {
        String status = Objects.requireNonNullElse(line.reverseStatus(), "");
        boolean needed = !Boolean.FALSE.equals(line.isNeedRefund());
        return GRANTED.contains(status) && needed
                || status.equals(CANCELLED) && Boolean.TRUE.equals(line.isNeedRefund());
    }

    private static void unknowns(LazadaReversal reversal, LazadaReversalLine line, PageBuilder page) {
        String type = reversal.requestType();
        if (type != null && !EVENTS.containsKey(type)) {
            page.unknown(List.of(new Unknown("reversal.request_type", type)));
        }
        String status = line.reverseStatus();
        if (status != null && !GRANTED.contains(status) && !NOT_GRANTED.contains(status) && !status.equals(CANCELLED)) {
            page.unknown(List.of(new Unknown("reversal.reverse_status", status)));
        }
    }
}
