package dev.tradewind.lazada.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collections that may be absent, or hold nothing where something should be. */
final class Lists {
    private Lists() {}

    static <T> List<T> of(@Nullable List<@Nullable T> sent) {
        return sent == null
                ? List.of()
                : sent.stream()
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
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
        return java.util.Collections.unmodifiableMap(known);
    }
}
