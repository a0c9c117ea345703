package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.spi.Version;
import dev.tradewind.warehouse.internal.schema.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the rows of a slowly changing dimension (type 2) from states. What comes out depends on the states alone, not on
 * the order in which they came.
 */
final class History {
    /** The last instant of a state that lasts. */
    static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

    private History() {}

    /**
     * @param states in the order of their versions; of those with one source time the last counts
     * @param columns the attributes whose history is kept
     * @param key the column of the key
     * @param durableKey the key of all rows together
     * @param template all other columns, the same in every row
     */
    static List<Row> rows(List<State> states, List<String> columns, String key, long durableKey, Row template) {
        List<State> steps = steps(states);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            State state = steps.get(i);
            boolean last = i == steps.size() - 1;
            Instant from = i == 0 && isOurs(state.since())
                    ? Instant.EPOCH
                    : state.since().source();
            Row row = template.copy()
                    .set(key, Keys.version(durableKey, from))
                    .set("valid_from", from)
                    .set("valid_to", last ? FOREVER : steps.get(i + 1).since().source())
                    .set("is_current", last)
                    .set("is_inferred", false)
                    .set("row_hash", state.hash())
                    .version(state.since());
            columns.forEach(column -> row.set(column, state.attributes().get(column)));
            rows.add(row);
        }
        return rows;
    }

    /** A row for something of which nothing but its name is known. */
    static Row inferred(String key, long durableKey, Row template) {
        return template.copy()
                .set(key, Keys.version(durableKey, Instant.EPOCH))
                .set("valid_from", Instant.EPOCH)
                .set("valid_to", FOREVER)
                .set("is_current", true)
                .set("is_inferred", true)
                .set("row_hash", ContentHash.of())
                .version(new Version(Instant.EPOCH, Instant.EPOCH));
    }

    /** One state per source time, without those that say the same as the one before. */
    private static List<State> steps(List<State> states) {
        List<State> steps = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            State state = states.get(i);
            boolean replaced = i + 1 < states.size()
                    && states.get(i + 1).since().source().equals(state.since().source());
            boolean same =
                    !steps.isEmpty() && steps.get(steps.size() - 1).hash().equals(state.hash());
            if (!replaced && !same) {
                steps.add(state);
            }
        }
        return steps;
    }

    /** Whether the platform told no time. */
    private static boolean isOurs(Version version) {
        return version.source().equals(version.observed());
    }
}
