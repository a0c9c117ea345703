package dev.tradewind.lazada.internal.money;

import dev.tradewind.core.model.LedgerEntry.Kind;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of fees mean (doc 120956 lists more than 300; the core ones are here). A fee given back has the kind of
 * the fee, so that it lowers the sum. Sales, subsidies, vouchers and advertisements are no fees of an order line.
 *
 * <p>The price taken back after a return (14) is known, but not a refund: the reversal tells of the same refund, and what
 * stands in two books would count twice.
 */
final class FeeTypes {
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("16", Kind.COMMISSION),
            Map.entry("15", Kind.COMMISSION),
            Map.entry("3", Kind.PAYMENT_FEE),
            Map.entry("4", Kind.PAYMENT_FEE),
            Map.entry("7", Kind.SHIPPING_FEE),
            Map.entry("8", Kind.SHIPPING_FEE),
            Map.entry("28", Kind.SHIPPING_FEE),
            Map.entry("13", Kind.OTHER),
            Map.entry("14", Kind.OTHER),
            Map.entry("59", Kind.OTHER),
            Map.entry("112", Kind.OTHER),
            Map.entry("118", Kind.OTHER),
            Map.entry("119", Kind.OTHER),
            Map.entry("202", Kind.OTHER),
            Map.entry("249", Kind.OTHER));

    private FeeTypes() {}

    /** The kind of a fee, empty for one that we do not know. */
    static Optional<Kind> kind(@Nullable String feeType) {
        return feeType == null ? Optional.empty() : Optional.ofNullable(KINDS.get(feeType));
    }
}
