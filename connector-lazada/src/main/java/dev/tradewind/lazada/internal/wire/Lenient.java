package dev.tradewind.lazada.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads single values in all the forms in which Lazada sends them. One of none of these forms is an error in a field that the
 * record needs ({@link WireFields}); elsewhere it is null, and is noted.
 */
final class Lenient {
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");

    private static final int MOST_CHARACTERS = 80;
    private static final int MOST_DIGITS = 40;
    private static final int MOST_SCALE = 20;

    private Lenient() {}

    static Module module() {
        SimpleModule module = new SimpleModule("lazada");
        add(module, String.class, (text, zone) -> text);
        add(module, BigDecimal.class, (text, zone) -> decimal(text));
        add(module, Long.class, (text, zone) -> decimal(text).longValueExact());
        add(module, Boolean.class, (text, zone) -> flag(text));
        add(module, Instant.class, (text, zone) -> LazadaDates.parse(text, zone).orElse(null));
        return module;
    }

    /** Bounded: {@code 1e999999999} is a number of twelve characters that no later arithmetic survives. */
    private static BigDecimal decimal(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new ArithmeticException("a number of " + text.length() + " characters");
        }
        BigDecimal number = new BigDecimal(GROUPED.matcher(text).matches() ? text.replace(",", "") : text);
        if (number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_SCALE) {
            throw new ArithmeticException("a number out of all bounds");
        }
        return number;
    }

    private static Boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "1.0", "yes" -> true;
            case "false", "0", "0.0", "no" -> false;
            default -> throw new IllegalArgumentException("not a flag");
        };
    }

    private static <T> void add(SimpleModule module, Class<T> type, Form<T> form) {
        module.addDeserializer(type, new Value<>(type, form, null, ""));
    }

    /** The value's text; empty for null and for blanks. Objects and arrays come as JSON text. */
    private static String text(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            return LazadaJson.read(parser).toString();
        }
        String text = parser.getValueAsString("");
        return text.strip();
    }

    private static ZoneId zone(DeserializationContext context) {
        if (context.getAttribute(ZoneId.class) instanceof ZoneId zone) {
            return zone;
        }
        throw new IllegalStateException("records are decoded with the zone of their site");
    }

    /** Lets a part go that the record can do without, when something else stands in its place. */
    static DeserializationProblemHandler spareParts() {
        return new DeserializationProblemHandler() {
            @Override
            public @Nullable Object handleUnexpectedToken(
                    DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String why)
                    throws IOException {
                return letGo(context, type.getRawClass(), parser);
            }

            @Override
            public @Nullable Object handleMissingInstantiator(
                    DeserializationContext context,
                    Class<?> type,
                    ValueInstantiator instantiator,
                    JsonParser parser,
                    String why)
                    throws IOException {
                return letGo(context, type, parser);
            }
        };
    }

    private static @Nullable Object letGo(DeserializationContext context, Class<?> part, JsonParser parser)
            throws IOException {
        if (!WireFields.isSpare(part)) {
            return DeserializationProblemHandler.NOT_HANDLED;
        }
        // An object would have been decoded: one that comes here is the first element of an array.
        boolean inArray = parser.getParsingContext().inArray() || parser.currentToken() == JsonToken.START_OBJECT;
        note(context, part, "", inArray ? skipArray(parser) : text(parser));
        return null;
    }

    /** Jackson may have looked at the first element already: what is left of the array goes, too. */
    private static String skipArray(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            parser.skipChildren();
        }
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            parser.nextToken();
        }
        return "[...]";
    }

    private static void note(DeserializationContext context, Class<?> record, String field, String value) {
        if (context.getAttribute(OddValues.class) instanceof OddValues odd) {
            odd.add(record, field, value);
        }
    }

    /** How a type is read from text. */
    @FunctionalInterface
    private interface Form<T> {
        @Nullable
        T read(String text, ZoneId zone);
    }

    /** A reader of one type, for one field of a record; without a record, for a value that stands alone. */
    private static final class Value<T> extends JsonDeserializer<T> implements ContextualDeserializer {
        private final Class<T> type;
        private final Form<T> form;
        private final @Nullable Class<?> record;
        private final String field;

        Value(Class<T> type, Form<T> form, @Nullable Class<?> record, String field) {
            this.type = type;
            this.form = form;
            this.record = record;
            this.field = field;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            return property == null || property.getMember() == null
                    ? this
                    : new Value<>(type, form, property.getMember().getDeclaringClass(), property.getName());
        }

        @Override
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = text(parser);
            if (text.isEmpty()) {
                return null;
            }
            try {
                return form.read(text, zone(context));
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                if (record == null || WireFields.isNeeded(record, field)) {
                    throw JsonMappingException.from(parser, "not a " + type.getSimpleName());
                }
                note(context, record, field, text);
                return null;
            }
        }
    }
}
