package dev.tradewind.core.receipt;

import dev.tradewind.core.error.TradewindException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run did not end COMPLETE where that was asked for. */
public final class IncompleteException extends TradewindException {
    private static final long serialVersionUID = 1L;
    private final transient Receipt receipt;

    IncompleteException(Receipt receipt) {
        super(
                "the sync is not complete: "
                        + Stream.concat(left(receipt), lines(receipt)).collect(Collectors.joining("; ")),
                "What was committed is safe: run again once the reasons are dealt with",
                null);
        this.receipt = receipt;
    }

    /** The whole receipt. */
    public Receipt receipt() {
        return receipt;
    }

    private static Stream<String> left(Receipt receipt) {
        return receipt.shops().all()
                ? Stream.empty()
                : Stream.of(receipt.shops().toString());
    }

    private static Stream<String> lines(Receipt receipt) {
        if (receipt.totals().isComplete()) {
            return Stream.empty();
        }
        return receipt.isStreamed()
                ? Stream.of(receipt.totals() + "; onLine was given each line with its reasons")
                : receipt.incomplete().stream().map(IncompleteException::line);
    }

    private static String line(ReceiptLine line) {
        String reasons = line.reasons().stream()
                .filter(reason -> reason.code() != Reason.Code.NOTE)
                .map(Reason::message)
                .collect(Collectors.joining(", "));
        return line.shop() + " " + line.dataset() + " " + line.outcome() + " (" + reasons + ")";
    }
}
