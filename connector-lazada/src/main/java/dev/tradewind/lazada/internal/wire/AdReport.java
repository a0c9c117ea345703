package dev.tradewind.lazada.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalLong;

/**
 * One page of the report on ad groups.
 *
 * @param rows one row for each ad group
 * @param total how many ad groups there are on all pages by Lazada's own count
 */
public record AdReport(List<JsonNode> rows, OptionalLong total) {
    public AdReport {
        rows = List.copyOf(rows);
    }
}
