package dev.tradewind.examples.runner;

import dev.tradewind.core.receipt.Outcome;

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
}
