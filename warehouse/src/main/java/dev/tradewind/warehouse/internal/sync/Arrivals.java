package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
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
    private final RunContext run;
    private final ShopStream stream;
    private final StreamFaults faults = new StreamFaults();
    private long begun;
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
        return atEnd || faults.isEnough();
    }

    /** The shop that was asked for; null when there is none. */
    @Nullable
    ShopWork take(Predicate<ShopRef> isHere) {
        ShopStream.Pull pull = stream.take();
        if (pull instanceof ShopStream.Pull.Given given) {
            faults.given();
            begun++;
            return given(given.connector(), isHere);
        } else if (pull instanceof ShopStream.Pull.Thrown failure) {
            begun++;
            return refused(faults.thrown(failure.cause()));
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
            return refused(faults.nameless(nameless));
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

    private ShopWork refused(StreamFaults.Fault fault) {
        Set<Dataset<?>> asked = run.options().datasets();
        if (run.options().errand() == Errand.HINTS) {
            asked = run.database().read(tx -> HintReads.datasets(tx, fault.shop()));
        }
        return new RefusedShop(
                run,
                fault.shop(),
                asked.isEmpty() ? Set.copyOf(Dataset.all()) : asked,
                new Reason(Reason.Code.ERROR, "", "", fault.why()));
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
