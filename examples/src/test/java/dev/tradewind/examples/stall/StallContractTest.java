package dev.tradewind.examples.stall;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Span;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.contract.ConnectorContract;
import dev.tradewind.testkit.contract.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

// cut: contract
class StallContractTest extends ConnectorContract {
    @Override
    protected Subject subject() {
        List<Sale> sales = new ArrayList<>(Notes.ofMarch());
        VirtualTime clock = VirtualTime.at(Notes.END.plus(Duration.ofDays(1)));
        return Subject.of(
                        () -> new StallConnector("1", () -> List.copyOf(sales), clock),
                        clock,
                        new Span(Notes.START, Notes.END, StallConnector.MANILA.zone()),
                        Map.of(Dataset.ORDERS, sales.stream().map(Sale::id).collect(Collectors.toSet())))
                .working(new BusyStall(sales));
    }
}
// cut: end
