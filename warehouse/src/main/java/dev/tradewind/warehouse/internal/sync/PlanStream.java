package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.spi.Connector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans what a stream of shops gives, by the rules of a run: what is no connector costs its own line. */
final class PlanStream<T> {
    private final PlanReads reads;
    private final SyncEngine.PlanLine<T> line;
    private final StreamFaults faults = new StreamFaults();
    private final Set<ShopRef> planned = new HashSet<>();

    PlanStream(PlanReads reads, SyncEngine.PlanLine<T> line) {
        this.reads = reads;
        this.line = line;
    }

    List<T> lines(Iterator<? extends Connector> connectors) {
        List<T> lines = new ArrayList<>();
        while (!faults.isEnough()) {
            ShopStream.Pull pull = ShopStream.pull(connectors);
            if (pull instanceof ShopStream.Pull.Given given) {
                lines.addAll(given(given));
            } else if (pull instanceof ShopStream.Pull.Thrown failure) {
                lines.add(unread(faults.thrown(failure.cause())));
            } else {
                break;
            }
        }
        return lines;
    }

    private List<T> given(ShopStream.Pull.Given given) {
        faults.given();
        CheckedConnector connector;
        try {
            connector = CheckedConnector.of(given.connector());
        } catch (ConfigException nameless) {
            return List.of(unread(faults.nameless(nameless)));
        }
        ShopRef shop = connector.shop().ref();
        return planned.add(shop)
                ? reads.of(connector, line)
                : List.of(unread(new StreamFaults.Fault(shop, "the stream of shops gave it twice")));
    }

    private T unread(StreamFaults.Fault fault) {
        return line.of(
                fault.shop(), "", Set.of(), List.of(), Optional.empty(), List.of("it cannot be read: " + fault.why()));
    }
}
