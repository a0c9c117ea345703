package dev.tradewind.warehouse.internal.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer was at each of his versions. Platforms mask buyers, and a masked value never stands in the place of a real
 * one: each group of columns keeps its last real values. Masked values count while there are no real ones.
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
        Map<List<String>, Row> real = new HashMap<>();
        Map<List<String>, Row> masked = new HashMap<>();
        List<State> states = new ArrayList<>();
        Object optIn = null;
        for (Row version : new Versions(versions).inOrder()) {
            Row state = version.copy();
            boolean isMasked = Boolean.TRUE.equals(version.get("is_masked"));
            boolean anyReal = !isMasked || !real.isEmpty();
            for (List<String> group : GROUPS) {
                if (!isMasked) {
                    real.put(group, version);
                } else if (group.stream().map(version::get).anyMatch(Objects::nonNull)) {
                    masked.put(group, version);
                }
                copy(group, real.getOrDefault(group, masked.get(group)), state);
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

    private static void copy(List<String> group, @Nullable Row from, Row to) {
        group.forEach(column -> to.set(column, from == null ? null : from.get(column)));
    }
}
