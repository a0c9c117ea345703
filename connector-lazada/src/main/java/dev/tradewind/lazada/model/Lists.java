package dev.tradewind.lazada.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collections that may be absent, or hold nothing where something should be. */
final class Lists {
    private Lists() {}

    static <T> List<T> of(@Nullable List<@Nullable T> sent) {
        List<T> known = new ArrayList<>(sent == null ? 0 : sent.size());
        if (sent != null) {
            for (T each : sent) {
                if (each != null) {
                    known.add(each);
                }
            }
        }
        return Collections.unmodifiableList(known);
    }

    static Map<String, String> of(@Nullable Map<String, @Nullable String> sent) {
        Map<String, String> known = new TreeMap<>();
        if (sent != null) {
            sent.forEach((name, value) -> {
                if (value != null) {
                    known.put(name, value);
                }
            });
        }
        return Collections.unmodifiableMap(known);
    }
}
