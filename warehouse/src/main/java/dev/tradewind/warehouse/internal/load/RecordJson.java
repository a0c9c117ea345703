package dev.tradewind.warehouse.internal.load;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Writes records as JSON, without what is missing. Decimals are text, so that no reader takes them for doubles. */
final class RecordJson {
    private RecordJson() {}

    static String of(Record record) {
        StringBuilder json = new StringBuilder(256);
        append(json, record);
        return json.toString();
    }

    private static void append(StringBuilder json, Object value) {
        if (value instanceof Record record) {
            object(json, record);
        } else if (value instanceof List<?> list) {
            String separator = "[";
            for (Object element : list) {
                json.append(separator);
                append(json, element);
                separator = ",";
            }
            json.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            json.append(value);
        } else {
            quoted(json, value instanceof BigDecimal number ? number.toString() : value.toString());
        }
    }

    private static void object(StringBuilder json, Record record) {
        String separator = "{";
        for (Components.Component component : Components.of(record)) {
            Object value = component.of(record);
            if (value != null && !isEmpty(value)) {
                json.append(separator);
                quoted(json, component.name());
                json.append(':');
                append(json, value);
                separator = ",";
            }
        }
        json.append(separator.equals("{") ? "{}" : "}");
    }

    private static boolean isEmpty(Object value) {
        return value instanceof List<?> list && list.isEmpty();
    }

    private static void quoted(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '"' || each == '\\') {
                json.append('\\').append(each);
            } else if (each < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
            } else {
                json.append(each);
            }
        }
        json.append('"');
    }
}
