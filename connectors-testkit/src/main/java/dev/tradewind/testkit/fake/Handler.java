package dev.tradewind.testkit.fake;

import java.util.Optional;

/** What a fake platform does with calls. Safe for use by several threads. */
public interface Handler {
    /** Answers a call. */
    Reply answer(Call call);

    /** What the platform's documentation calls the call, such as {@code /orders/get}: the journal and the faults go by it. */
    default String api(Call call) {
        return call.path();
    }

    /**
     * The platform's own words for {@link Fault#THROTTLED}, {@link Fault#TOKEN_EXPIRED} and
     * {@link Fault#EMPTY_ENVELOPE}; empty when the fault cannot
     * happen to this call, which is then answered as usual.
     */
    Optional<Reply> fault(Call call, Fault fault);
}
