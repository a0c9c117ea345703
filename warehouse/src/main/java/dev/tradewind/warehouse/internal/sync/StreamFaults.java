package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;

/** What a stream of shops gave in place of connectors: whose that is, and whether it is worth reading on. */
final class StreamFaults {
    /** What throws so often without giving a shop will not get better. */
    private static final int THROWN_IN_A_ROW = 20;

    private static final Platform NAMELESS = Platform.of("unknown");

    private long pulled;
    private int thrown;

    /** A shop of which there is no connector, and why. */
    record Fault(ShopRef shop, String why) {}

    /** The stream gave something. */
    void given() {
        pulled++;
        thrown = 0;
    }

    /** The stream threw. A lookup that fails names its shop, and fails alone: it tells nothing of the stream. */
    Fault thrown(Throwable cause) {
        pulled++;
        String goesOn = ". The shops after it are read";
        if (cause instanceof NoConnectorException lookup && lookup.getCause() != null) {
            return new Fault(lookup.shop(), message(lookup.getCause()) + goesOn);
        }
        thrown++;
        String end =
                isEnough() ? ". That was " + THROWN_IN_A_ROW + " times in a row: the stream was not read on" : goesOn;
        return new Fault(place(), message(cause) + end);
    }

    /** What was given last does not say which shop it reads. */
    Fault nameless(Throwable why) {
        return new Fault(place(), Reasons.show(why));
    }

    /** Whether the stream is not to be read on. */
    boolean isEnough() {
        return thrown >= THROWN_IN_A_ROW;
    }

    private static String message(Throwable cause) {
        return "the stream of shops threw in place of giving a connector: " + Reasons.show(cause);
    }

    /** Stands for a shop that nobody could name, by its place in the stream. */
    private ShopRef place() {
        return new ShopRef(NAMELESS, "shop " + pulled + " of the stream");
    }
}
