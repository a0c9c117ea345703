package dev.tradewind.warehouse.internal.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a buyer was at each of his versions. Platforms mask buyers, and a masked value never stands in the place of a real
 * one: each group of columns keeps its last real values. Masked values count while there are no real ones.
 *
 * <p>A masked version that leaves a column out hides it, and does not say that it is empty: what is known stays. Only where
 * it contradicts a value of the group that is known, it tells of another address, and the rest of the old one goes.
 */
final class CustomerStates {
    /** Attributes of which dim_customer keeps history. */
    static final List<String> HISTORY = List.of(
            "email_hash",
            "phone_hash",
            "display_name",
            "country",
            "region",
            "city",
            "postal_prefix",
            "is_guest",
            "is_masked",
            "marketing_opt_in");

    private static final List<List<String>> GROUPS = List.of(
            List.of("display_name"),
            List.of("email_hash"),
            List.of("phone_hash"),
            List.of("country", "region", "city", "postal_prefix"));

    private CustomerStates() {}

    /** The states that versions, in any order, amount to. */
    static List<State> of(Collection<Row> versions) {
        Map<List<String>, Map<String, Object>> real = new HashMap<>();
        Map<List<String>, Map<String, Object>> masked = new HashMap<>();
        List<State> states = new ArrayList<>();
        Object optIn = null;
        for (Row version : new Versions(versions).inOrder()) {
            Row state = version.copy();
            boolean isMasked = Boolean.TRUE.equals(version.get("is_masked"));
            boolean anyReal = !isMasked || !real.isEmpty();
            for (List<String> group : GROUPS) {
                Map<String, Object> told = told(group, version);
                if (isMasked) {
                    masked.merge(group, told, CustomerStates::together);
                } else {
                    real.put(group, told);
                }
                Map<String, Object> known = real.getOrDefault(group, masked.getOrDefault(group, Map.of()));
                group.forEach(column -> state.set(column, known.get(column)));
            }
            optIn = version.get("marketing_opt_in") == null ? optIn : version.get("marketing_opt_in");
            state.set("marketing_opt_in", optIn).set("is_masked", !anyReal);
            states.add(new State(Versions.version(version), hash(state), state));
        }
        return states;
    }

    static String hash(Row row) {
        return ContentHash.of(HISTORY.stream().map(row::get).toArray());
    }

    private static Map<String, Object> told(List<String> group, Row version) {
        Map<String, Object> told = new HashMap<>();
        for (String column : group) {
            Object value = version.get(column);
            if (value != null) {
                told.put(column, value);
            }
        }
        return told;
    }

    /** What two masked versions, the newer one last, tell of a group. */
    private static Map<String, Object> together(Map<String, Object> known, Map<String, Object> told) {
        boolean contradicts = told.entrySet().stream()
                .anyMatch(each ->
                        !known.getOrDefault(each.getKey(), each.getValue()).equals(each.getValue()));
        Map<String, Object> together = new HashMap<>(contradicts ? Map.of() : known);
        together.putAll(told);
        return together;
    }
}
