package dev.tradewind.examples.runner;

import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Receipt;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the process ends with. Of several shops the worst counts: FAILED, REAUTHORIZE, PARTIAL, STOPPED, SKIPPED, COMPLETE. */
final class ExitCode {
    static final int FAILED = 1;
    static final int BAD_INPUT = 2;

    private ExitCode() {}

    static int of(Outcome outcome) {
        return switch (outcome) {
            case COMPLETE -> 0;
            case FAILED -> FAILED;
            case REAUTHORIZE -> 4;
            case PARTIAL, STOPPED, SKIPPED -> 3;
        };
    }

    static Outcome worse(Outcome one, Outcome other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** The code of the worst of all lines. */
    static int of(List<Receipt> receipts) {
        return receipts.stream()
                .map(Receipt::worst)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .map(ExitCode::of)
                .orElse(0);
    }
}
