package dev.tradewind.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.lazada.internal.reading.ScanBatch;
import dev.tradewind.lazada.internal.wire.LazadaJson;
import dev.tradewind.lazada.internal.wire.LazadaJson.Undecodable;
import dev.tradewind.lazada.internal.wire.OddValues;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a walk through a list could not give: kept until the good records were given, and thrown then. Names the first twenty
 * and counts the rest, so that it stays small. Used by one thread.
 */
final class WalkFaults {
    private static final int NAMED = 20;

    private final String what;
    private final ErrorContext context;
    private final List<String> named = new ArrayList<>();
    private long count;
    private boolean ended;

    /**
     * Makes an empty one.
     *
     * @param what what the list holds, such as {@code orders}
     */
    WalkFaults(String what, ErrorContext context) {
        this.what = what;
        this.context = context;
    }

    void add(String id, String why) {
        count++;
        if (named.size() < NAMED) {
            named.add((id.isEmpty() ? "one without an id" : id) + " (" + why + ")");
        }
    }

    void add(String id, Undecodable why) {
        add(id, "could not be decoded at '" + why.field() + "': " + why.reason());
    }

    /**
     * Makes a page of what a request brought.
     *
     * @param records what can be given
     */
    <T> LazadaList.Page<T> page(ScanBatch batch, List<T> records) {
        for (Rejected row : batch.unplaced()) {
            add(row.field().endsWith("_id") ? "" : row.id(), row.reason());
        }
        batch.end().filter(WalkFaults::isWeak).ifPresent(end -> add("some", end.how()));
        ended = batch.end().isPresent();
        // One page more for the error: a page that ends the walk could not be followed by it.
        return new LazadaList.Page<>(records, ended && count == 0);
    }

    /** The rows that can be decoded; the others are noted. */
    <T> List<T> decode(Map<String, JsonNode> rows, Class<T> type, ZoneId zone) {
        List<T> records = new ArrayList<>();
        rows.forEach((id, row) -> {
            try {
                records.add(LazadaJson.decode(row, type, zone, new OddValues()));
            } catch (Undecodable strange) {
                add(id, strange);
            }
        });
        return records;
    }

    /** Throws what there is to tell once all pages were given. */
    void throwAtEnd() {
        if (ended) {
            throw failure();
        }
    }

    /** What could not be given, as an error. */
    ProtocolException failure() {
        return new ProtocolException(
                context,
                count + " of the listed " + what + " could not be given: " + String.join(", ", named)
                        + (count > named.size() ? ", and more" : ""),
                "What is not named was given. Ask again later; what stays, read with a raw call, and report what Lazada sends.",
                null);
    }

    private static boolean isWeak(Evidence end) {
        return end.proof() == Proof.CHAINED;
    }
}
