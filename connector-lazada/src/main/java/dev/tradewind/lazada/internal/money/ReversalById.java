package dev.tradewind.lazada.internal.money;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Version;
import dev.tradewind.lazada.internal.reading.MoneyIds;
import dev.tradewind.lazada.internal.reading.PageBuilder;
import dev.tradewind.lazada.internal.wire.LazadaJson;
import dev.tradewind.lazada.internal.wire.LazadaJson.Undecodable;
import dev.tradewind.lazada.internal.wire.OddValues;
import dev.tradewind.lazada.internal.wire.Rejects;
import dev.tradewind.lazada.model.LazadaReversal;
import dev.tradewind.lazada.model.LazadaReversalLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers the id of a line of a reversal, or of a reversal whose lines could not be named when it was met: by all its lines,
 * and word that there is no record of the name that was asked for.
 */
final class ReversalById {
    private final MoneyCalls calls;
    private final Dataset<?> dataset;
    private final ReversalMapper mapper;

    ReversalById(MoneyCalls calls, Dataset<?> dataset) {
        this.calls = calls;
        this.dataset = dataset;
        this.mapper = new ReversalMapper(calls.market());
    }

    /** What to call the records of a row that cannot be decoded: each line by its id, else the reversal by its own. */
    static List<String> names(String id, JsonNode row) {
        JsonNode lines = row.path("reverse_order_lines");
        List<String> names = new ArrayList<>();
        boolean all = !lines.isEmpty();
        for (JsonNode line : lines.isObject() ? List.of(lines) : lines) {
            String number = line.path("reverse_order_line_id").asText("").strip();
            if (number.isEmpty()) {
                all = false;
            } else {
                names.add(ReversalMapper.id(id, number));
            }
        }
        if (!all) {
            names.add(MoneyIds.REVERSAL + id);
        }
        return names;
    }

    /** Answers an id; false when Lazada does not give what it names. */
    boolean answer(String id, Instant askedAt, PageBuilder page) {
        String[] parts = id.split("/", 3);
        boolean answered = false;
        for (JsonNode row : calls.reversal(parts[1])) {
            if (!row.path("reverse_order_id").asText("").strip().equals(parts[1])) {
                continue;
            }
            try {
                LazadaReversal reversal = LazadaJson.decode(
                        row, LazadaReversal.class, calls.market().zone(), new OddValues());
                answered |= parts.length == 3 ? line(id, reversal, askedAt, page) : whole(id, reversal, askedAt, page);
            } catch (Undecodable strange) {
                page.reject(Rejects.undecodable(dataset, id, Rejected.Stage.MAP, strange, row.toString()));
                answered = true;
            }
        }
        return answered;
    }

    private boolean line(String id, LazadaReversal reversal, Instant askedAt, PageBuilder page) throws Undecodable {
        for (LazadaReversalLine line : reversal.lines()) {
            if (ReversalMapper.id(reversal.reverseOrderId(), line.reverseOrderLineId())
                    .equals(id)) {
                mapper.add(reversal, line, modified(line), askedAt, page);
                return true;
            }
        }
        return false;
    }

    private boolean whole(String id, LazadaReversal reversal, Instant askedAt, PageBuilder page) throws Undecodable {
        if (reversal.lines().isEmpty()) {
            throw new Undecodable("reverse_order_lines", "a reversal without lines");
        }
        Instant last = Instant.MIN;
        for (LazadaReversalLine line : reversal.lines()) {
            Instant modified = modified(line);
            last = modified.isAfter(last) ? modified : last;
        }
        for (LazadaReversalLine line : reversal.lines()) {
            mapper.add(reversal, line, modified(line), askedAt, page);
        }
        page.change(Change.gone(dataset, id, new Version(last, askedAt)));
        return true;
    }

    private static Instant modified(LazadaReversalLine line) throws Undecodable {
        Instant modified = line.modifiedAt() == null ? line.createdAt() : line.modifiedAt();
        if (modified == null) {
            throw new Undecodable("return_order_line_gmt_modified", "absent");
        }
        return modified;
    }
}
