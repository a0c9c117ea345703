package dev.tradewind.lazada.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.ZoneId;
import java.util.stream.Collectors;

/**
 * Decodes answers with what Lazada's answers are known to mix: numbers and texts, {@code ""} and null, booleans as
 * {@code "0"} or 1, several date forms, objects sent as {@code []}. Amounts keep their digits. Safe for use by several
 * threads.
 */
public final class LazadaJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(Lenient.module())
            .addHandler(Lenient.spareParts())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
            .enable(DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private LazadaJson() {}

    /** Reads the value at which a parser of any mapper stands. */
    public static JsonNode read(JsonParser parser) throws IOException {
        return MAPPER.readTree(parser);
    }

    /** Reads a text. */
    public static JsonNode read(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /**
     * Decodes one record.
     *
     * @param zone where dates without an offset are meant
     * @param odd takes the values that cannot be read and that the record can do without
     * @throws Undecodable when it does not fit; names the field, never a value
     */
    public static <T> T decode(JsonNode node, Class<T> type, ZoneId zone, OddValues odd) throws Undecodable {
        try {
            return MAPPER.readerFor(type)
                    .withAttribute(ZoneId.class, zone)
                    .withAttribute(OddValues.class, odd)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(node);
        } catch (ValueInstantiationException absent) {
            Throwable cause = absent.getCause();
            String field = cause == null || cause.getMessage() == null ? "" : cause.getMessage();
            throw new Undecodable(path(absent, field), "a value that must be there is absent");
        } catch (JsonMappingException strange) {
            throw new Undecodable(path(strange, ""), "a value is of none of the known forms");
        } catch (IOException e) {
            throw new Undecodable("", "not a JSON object");
        }
    }

    private static String path(JsonMappingException e, String last) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() || last.isEmpty() ? path + last : path + "." + last;
    }

    /** A record that does not fit its type. */
    public static final class Undecodable extends Exception {
        private static final long serialVersionUID = 1L;
        private final String field;

        public Undecodable(String field, String reason) {
            super(reason);
            this.field = field;
        }

        /** The field that is at fault, or empty. */
        public String field() {
            return field;
        }

        /** What is wrong, without a value of the record. */
        public String reason() {
            return String.valueOf(getMessage());
        }
    }
}
