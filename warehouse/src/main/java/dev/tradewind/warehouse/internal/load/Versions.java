package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.spi.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The versions of one buyer or variant that were ever seen: those of the warehouse and those of a batch. */
final class Versions {
    private static final Comparator<Row> ORDER =
            Comparator.comparing(Versions::version).thenComparing(row -> row.text("row_hash"));

    /** One content at one time of the platform. */
    private record Name(Instant source, String hash) {}

    private final Map<Name, Row> rows = new HashMap<>();

    Versions(Collection<Row> stored) {
        stored.forEach(row -> rows.put(name(row), row));
    }

    /** Takes in a version. The same content at the same time of the platform is one version, as it was seen last. */
    void add(Row row) {
        Row held = rows.get(name(row));
        if (held == null || version(held).compareTo(version(row)) < 0) {
            rows.put(name(row), row);
        }
    }

    /** All of them, oldest first. */
    List<Row> inOrder() {
        return rows.values().stream().sorted(ORDER).toList();
    }

    static Version version(Row row) {
        return new Version(instant(row, "source_updated_at"), instant(row, "observed_at"));
    }

    private static Instant instant(Row row, String column) {
        return (Instant) Objects.requireNonNull(row.get(column), column);
    }

    private static Name name(Row row) {
        return new Name(instant(row, "source_updated_at"), row.text("row_hash"));
    }
}
