package dev.tradewind.lazada.internal.wire;

import dev.tradewind.core.spi.Unknown;
import java.util.ArrayList;
import java.util.List;

/** Values of none of the known forms, in fields that their record can do without. Used by one thread. */
public final class OddValues {
    private final List<Unknown> all = new ArrayList<>();

    void add(Class<?> record, String field, String value) {
        String label = WireFields.label(record);
        all.add(new Unknown(field.isEmpty() ? label : label + "." + field, value));
    }

    /** What the receipt counts. */
    public List<Unknown> all() {
        return List.copyOf(all);
    }
}
