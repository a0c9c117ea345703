package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** From reasons to the outcome of a dataset. */
final class Outcomes {
    private Outcomes() {}

    static Outcome of(List<Reason> reasons, boolean committed) {
        Set<Reason.Code> codes = reasons.stream().map(Reason::code).collect(Collectors.toSet());
        codes.remove(Reason.Code.NOTE);
        if (codes.isEmpty()) {
            return Outcome.COMPLETE;
        } else if (codes.contains(Reason.Code.REAUTHORIZE)) {
            return Outcome.REAUTHORIZE;
        } else if (codes.contains(Reason.Code.ERROR) || codes.contains(Reason.Code.THROTTLED)) {
            return committed ? Outcome.PARTIAL : Outcome.FAILED;
        } else if (codes.contains(Reason.Code.STOPPED)) {
            return Outcome.STOPPED;
        } else if (codes.contains(Reason.Code.DUPLICATE)) {
            return Outcome.SKIPPED;
        } else if (codes.contains(Reason.Code.LEASED)) {
            return committed ? Outcome.PARTIAL : Outcome.SKIPPED;
        }
        return Outcome.PARTIAL;
    }
}
