package dev.tradewind.examples.runner;

import dev.tradewind.core.spi.Estimate;
import dev.tradewind.warehouse.PlannedFeed;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** Prints what would be read: a table, and a line for each note. */
final class PlanTable {
    private PlanTable() {}

    static void print(List<PlannedFeed> plan, ShopLabels labels, PrintWriter out) {
        TextTable table = new TextTable("shop", "feed", "from", "to", "slices", "calls", "minutes");
        for (PlannedFeed feed : plan) {
            table.row(
                    labels.of(feed.shop()),
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
        plan.forEach(feed ->
                feed.notes().forEach(note -> out.println(labels.of(feed.shop()) + " " + feed.feed() + ": " + note)));
    }

    private static String calls(Estimate estimate) {
        return (estimate.exact() ? "" : ">= ") + estimate.least();
    }

    /** Begun minutes where it is known how many, else the whole ones that are certain. */
    private static String minutes(Estimate estimate) {
        long whole = estimate.time().toMinutes();
        if (whole == 0) {
            return estimate.exact() ? "< 1" : "> 0";
        }
        boolean begun = estimate.time().compareTo(Duration.ofMinutes(whole)) > 0;
        return estimate.exact() ? Long.toString(begun ? whole + 1 : whole) : ">= " + whole;
    }
}
