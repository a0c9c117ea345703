package dev.tradewind.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalLong;

/**
 * One page of the report on ad groups.
 *
 * @param rows one row for each ad group
 * @param total how many ad groups there are on all pages by Lazada's own count
 */
record AdReport(List<JsonNode> rows, OptionalLong total) {
    AdReport {
        rows = List.copyOf(rows);
    }
}
