package dev.tradewind.lazada.internal.wire;

import java.time.Duration;

/** How far off the gateway lets our clock be. */
public final class GatewayClock {
    /** Lazada refuses timestamps that are further off (doc 108069). */
    public static final Duration TOLERANCE = Duration.ofSeconds(7_200);

    /** What to do about it. */
    public static final String ADVICE = "Set the machine's clock; Lazada accepts at most 7,200 seconds of difference.";

    private GatewayClock() {}
}
