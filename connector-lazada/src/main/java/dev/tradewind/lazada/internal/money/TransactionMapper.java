package dev.tradewind.lazada.internal.money;

import dev.tradewind.core.Market;
import dev.tradewind.core.model.LedgerEntry;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.spi.Unknown;
import dev.tradewind.lazada.internal.reading.Mapped;
import dev.tradewind.lazada.internal.wire.LazadaJson.Undecodable;
import dev.tradewind.lazada.model.LazadaTransaction;
import java.time.DateTimeException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes bookings of rows of the statement. Pure. A booking is positive when it costs the seller, so it has the opposite sign
 * of Lazada's amount. Taxes are left in the amount as Lazada books it: value-added tax is a part of it, and so is withholding
 * tax that is included; withholding tax that is not included is not booked on the statement.
 */
final class TransactionMapper {
    /** The book. */
    static final String BOOK = "finance";

    private final Market market;

    TransactionMapper(Market market) {
        this.market = market;
    }

    /**
     * Maps a row.
     *
     * @throws Undecodable when it has no amount, or a date that cannot be read
     */
    Mapped<LedgerEntry> map(LazadaTransaction row) throws Undecodable {
        if (row.amount() == null) {
            throw new Undecodable("amount", "a value that must be there is absent");
        }
        Optional<LedgerEntry.Kind> kind = FeeTypes.kind(row.feeType());
        String word = Stream.of(row.feeType(), row.feeName() == null ? row.transactionType() : row.feeName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        try {
            LedgerEntry entry = new LedgerEntry(
                    BOOK,
                    row.transactionNumber(),
                    kind.orElse(LedgerEntry.Kind.OTHER),
                    row.orderNo(),
                    row.orderItemNo(),
                    Money.of(row.amount().negate(), market.currency()),
                    null,
                    MoneyDates.parse(row.transactionDate(), market.zone()),
                    word);
            return new Mapped<>(
                    entry, kind.isPresent() ? List.of() : List.of(new Unknown("transaction.fee_type", word)));
        } catch (DateTimeException strange) {
            throw new Undecodable("transaction_date", "a date that is absent or of none of the known forms");
        }
    }
}
