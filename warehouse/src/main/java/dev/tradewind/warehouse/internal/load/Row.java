package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.model.Money;
import dev.tradewind.core.spi.Version;
import dev.tradewind.warehouse.internal.schema.ColumnDef;
import dev.tradewind.warehouse.internal.schema.Fit;
import dev.tradewind.warehouse.internal.schema.UnfitValueException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row for a table, filled by column names. What does not fit its column is refused at once. */
final class Row {
    private final Layout layout;
    private final @Nullable Object[] values;

    Row(Layout layout) {
        this(layout, new @Nullable Object[layout.columns().size()]);
    }

    private Row(Layout layout, @Nullable Object[] values) {
        this.layout = layout;
        this.values = values;
    }

    Layout layout() {
        return layout;
    }

    /** A value that has to fit as it is. */
    Row set(String column, @Nullable Object value) {
        int at = layout.at(column);
        try {
            values[at] = value == null ? null : Fit.value(layout.columns().get(at), value);
        } catch (UnfitValueException unfit) {
            throw new Unfit(unfit.column(), unfit.reason());
        }
        return this;
    }

    /** A value for a column that not every table has. */
    void setIfThere(String column, Object value) {
        if (layout.has(column)) {
            set(column, value);
        }
    }

    /** A text for people: what is longer than the column is cut. */
    Row clip(String column, @Nullable String text) {
        int size = layout.columns().get(layout.at(column)).size();
        if (text == null || text.length() <= size || text.codePointCount(0, text.length()) <= size) {
            return set(column, text);
        }
        return set(column, text.substring(0, text.offsetByCodePoints(0, size)));
    }

    /** An amount without its currency. */
    Row money(String column, @Nullable Money money) {
        return set(column, money == null ? null : money.amount());
    }

    Row version(Version version) {
        return set("source_updated_at", version.source()).set("observed_at", version.observed());
    }

    @Nullable
    Object get(String column) {
        return values[layout.at(column)];
    }

    String text(String column) {
        return (String) Objects.requireNonNull(get(column), column);
    }

    long key(String column) {
        return (Long) Objects.requireNonNull(get(column), column);
    }

    /** The values in the order of the columns. */
    @Nullable
    Object[] values() {
        return values;
    }

    /** A row of its own with the same values. */
    Row copy() {
        return new Row(layout, Arrays.copyOf(values, values.length));
    }

    /** Whether two rows of one layout say the same in all columns of the canonical content. */
    boolean sameContent(Row other) {
        for (int i = 0; i < values.length; i++) {
            ColumnDef column = layout.columns().get(i);
            if (layout.isContent(column) && !Objects.equals(values[i], other.values[i])) {
                return false;
            }
        }
        return true;
    }
}
