package dev.tradewind.lazada;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads single values in all the forms in which Lazada sends them. */
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
            case "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default -> throw new IllegalArgumentException("not a flag");
        };
    }

    private static <T> void add(SimpleModule module, Class<T> type, Form<T> form) {
        module.addDeserializer(type, new JsonDeserializer<T>() {
            @Override
            public @Nullable T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                String text = text(parser);
                if (text.isEmpty()) {
                    return null;
                }
                try {
                    return form.read(text, zone(context));
                } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                    throw JsonMappingException.from(parser, "not a " + type.getSimpleName());
                }
            }
        });
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

    /** How a type is read from text. */
    @FunctionalInterface
    private interface Form<T> {
        @Nullable
        T read(String text, ZoneId zone);
    }
}
