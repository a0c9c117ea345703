package dev.tradewind.warehouse.internal.files;

import dev.tradewind.core.json.RawJson;
import dev.tradewind.core.model.TrafficDay;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.spi.Rejected;
import java.util.List;
import java.util.Map;

/**
 * What a file of traffic says.
 *
 * @param days the days that can be used, in the order of the file
 * @param rejected rows that cannot, with their line and their text
 * @param reasons what spoils its completeness, and notes
 * @param unknowns titles of columns that we do not know, with how many cells they hold
 * @param rowPrefix what the ids of rejected rows without a day of their own begin with: equal for copies of one export
 * @param balanced whether the range row is there, and every sum in it and every day of it agrees with the rows
 */
public record TrafficFile(
        List<Day> days,
        List<Rejected> rejected,
        List<Reason> reasons,
        Map<String, Long> unknowns,
        String rowPrefix,
        boolean balanced) {
    public TrafficFile {
        days = List.copyOf(days);
        rejected = List.copyOf(rejected);
        reasons = List.copyOf(reasons);
        unknowns = Map.copyOf(unknowns);
    }

    /**
     * A row.
     *
     * @param id the id of the traffic day
     * @param record the day
     * @param raw all cells of the row, as text by title
     */
    public record Day(String id, TrafficDay record, RawJson raw) {}
}
