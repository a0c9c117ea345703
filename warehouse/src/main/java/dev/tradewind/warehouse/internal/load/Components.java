package dev.tradewind.warehouse.internal.load;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The components of records, by reflection that is done once per class. */
final class Components {
    private static final ClassValue<List<Component>> OF = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(component -> new Component(component.getName(), accessor(component)))
                    .toList();
        }
    };

    private Components() {}

    /** One component of a record class. */
    record Component(String name, MethodHandle accessor) {
        @Nullable
        Object of(Record record) {
            try {
                return accessor.invoke(record);
            } catch (RuntimeException | Error unchecked) {
                throw unchecked;
            } catch (Throwable checked) {
                throw new IllegalStateException("accessors of records throw nothing checked", checked);
            }
        }
    }

    static List<Component> of(Record record) {
        return OF.get(record.getClass());
    }

    private static MethodHandle accessor(RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return MethodHandles.lookup().unreflect(component.getAccessor());
        } catch (IllegalAccessException hidden) {
            throw new IllegalArgumentException("cannot be read: " + component, hidden);
        }
    }
}
