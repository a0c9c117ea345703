package dev.tradewind.examples.runner;

import dev.tradewind.core.spi.Estimate;
import dev.tradewind.warehouse.PlannedFeed;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** Prints what would be read: a table, and a line for each note. */
final class PlanTable {
    private PlanTable() {}

    static void print(List<PlannedFeed> plan, PrintWriter out) {
        TextTable table = new TextTable("shop", "feed", "from", "to", "slices", "calls", "minutes");
        for (PlannedFeed feed : plan) {
            table.row(
                    feed.shop(),
                    feed.feed().isEmpty() ? "-" : feed.feed(),
                    feed.from().map(Object::toString).orElse("-"),
                    feed.to().map(Object::toString).orElse("-"),
                    feed.slices().size(),
                    feed.slices().isEmpty()
                            ? "0"
                            : feed.estimate().map(PlanTable::calls).orElse("unknown"),
                    feed.slices().isEmpty()
                            ? "0"
                            : feed.estimate().map(PlanTable::minutes).orElse("unknown"));
        }
        table.print(out);
        plan.forEach(feed -> feed.notes().forEach(note -> out.println(feed.shop() + " " + feed.feed() + ": " + note)));
    }

    private static String calls(Estimate estimate) {
        return (estimate.exact() ? "" : ">= ") + estimate.least();
    }

    /** Begun minutes. */
    private static String minutes(Estimate estimate) {
        Duration time = estimate.time();
        return (estimate.exact() ? "" : ">= ") + time.plusSeconds(59).toMinutes();
    }
}
