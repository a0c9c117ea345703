package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Shops;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.warehouse.internal.schema.Keys;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the stream of shops gives into work. A connector that cannot be had costs its own line, and a shop that comes
 * again is refused: two lanes on one shop would be told apart by nothing. Used by one lane at a time.
 */
final class Arrivals {
    /** What throws so often without giving a shop will not get better. */
    private static final int THROWN_IN_A_ROW = 20;

    private static final Platform NAMELESS = Platform.of("unknown");

    private final RunContext run;
    private final ShopStream stream;
    private long begun;
    private long pulled;
    private int thrown;
    private boolean atEnd;

    Arrivals(RunContext run, ShopStream stream) {
        this.run = run;
        this.stream = stream;
    }

    /** Asks for the next shop and does not wait for it; says when it is there. */
    void ask(Runnable answered) {
        stream.ask(answered);
    }

    /** Whether a shop was asked for that nobody has taken. */
    boolean isAsked() {
        return stream.isAsked();
    }

    /** Whether the shop that was asked for can be taken. */
    boolean isAnswered() {
        return stream.isAnswered();
    }

    /** Whether there are no more, or none is asked for any more. */
    boolean isOver() {
        return atEnd || thrown >= THROWN_IN_A_ROW;
    }

    /** The shop that was asked for; null when there is none. */
    @Nullable
    ShopWork take(Predicate<ShopRef> isHere) {
        ShopStream.Pull pull = stream.take();
        pulled++;
        if (pull instanceof ShopStream.Pull.Given given) {
            thrown = 0;
            begun++;
            return given(given.connector(), isHere);
        } else if (pull instanceof ShopStream.Pull.Thrown failure) {
            begun++;
            return thrown(failure.cause());
        }
        atEnd = true;
        return null;
    }

    /** How many shops there were, and whether these were all. */
    Shops shops() {
        return new Shops(begun, atEnd);
    }

    private ShopWork given(@Nullable Connector given, Predicate<ShopRef> isHere) {
        CheckedConnector connector;
        try {
            connector = CheckedConnector.of(given);
        } catch (ConfigException nameless) {
            return refused(nameless(), Reason.Code.ERROR, Reasons.show(nameless));
        }
        ShopRef ref = connector.shop().ref();
        long key = Keys.hash(Keys.shop(ref));
        if (isHere.test(ref) || run.database().<Boolean>read(tx -> run.ledger().hasLine(tx, key))) {
            return new RefusedShop(
                    run,
                    ref,
                    offered(connector),
                    new Reason(
                            Reason.Code.DUPLICATE,
                            "",
                            "",
                            "the stream of shops gave it twice: the first one is synced, this one was left alone. Give each"
                                    + " shop once"));
        }
        return new ShopRun(run, connector);
    }

    /** A lookup that fails names its shop, and fails alone: it tells nothing of the stream. */
    private ShopWork thrown(Throwable cause) {
        String goesOn = ". The shops after it are read";
        if (cause instanceof NoConnectorException lookup && lookup.getCause() != null) {
            return refused(lookup.shop(), Reason.Code.ERROR, message(lookup.getCause()) + goesOn);
        }
        thrown++;
        String end =
                isOver() ? ". That was " + THROWN_IN_A_ROW + " times in a row: the stream was not read on" : goesOn;
        return refused(nameless(), Reason.Code.ERROR, message(cause) + end);
    }

    private static String message(Throwable cause) {
        return "the stream of shops threw in place of giving a connector: " + Reasons.show(cause);
    }

    private ShopWork refused(ShopRef ref, Reason.Code code, String why) {
        Set<Dataset<?>> asked = run.options().datasets();
        if (run.options().errand() == Errand.HINTS) {
            asked = run.database().read(tx -> HintReads.datasets(tx, ref));
        }
        return new RefusedShop(
                run, ref, asked.isEmpty() ? Set.copyOf(Dataset.all()) : asked, new Reason(code, "", "", why));
    }

    /** Stands for a shop that nobody could name, by its place in the stream. */
    private ShopRef nameless() {
        return new ShopRef(NAMELESS, "shop " + pulled + " of the stream");
    }

    private Set<Dataset<?>> offered(CheckedConnector connector) {
        Set<Dataset<?>> asked = run.options().datasets();
        if (!asked.isEmpty()) {
            return asked;
        }
        try {
            Set<Dataset<?>> offered = new HashSet<>();
            for (Feed feed : connector.feeds()) {
                offered.addAll(feed.yields());
            }
            return offered;
        } catch (ConnectorFaultException fault) {
            return Set.copyOf(Dataset.all());
        }
    }
}
