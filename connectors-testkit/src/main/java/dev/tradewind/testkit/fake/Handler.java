package dev.tradewind.testkit.fake;

import java.util.Optional;

/** What a fake platform does with calls. Safe for use by several threads. */
public interface Handler {
    /** Answers a call. */
    Reply answer(Call call);

    /**
     * The platform's own words for {@link Fault#THROTTLED} and {@link Fault#TOKEN_EXPIRED}; empty when the fault cannot
     * happen to this call, which is then answered as usual.
     */
    Optional<Reply> fault(Call call, Fault fault);
}
