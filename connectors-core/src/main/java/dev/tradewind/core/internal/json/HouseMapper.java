package dev.tradewind.core.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * The mapper that all answers are read with. Fields that we do not know are skipped, fractions are exact, what follows
 * the document is an error, and a document that is deeper, or has a longer text or number, than any platform sends is
 * refused. Safe for use by several threads.
 */
public final class HouseMapper {
    /** Levels of nesting. */
    public static final int MAX_DEPTH = 200;

    /** Characters of one text. */
    public static final int MAX_TEXT = 5_000_000;

    /** Digits of one number. */
    public static final int MAX_NUMBER = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .maxNumberLength(MAX_NUMBER)
                            .build())
                    .build())
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private HouseMapper() {}

    /** The one mapper; never reconfigure it. */
    public static JsonMapper get() {
        return MAPPER;
    }

    /**
     * The text as it stands, when it is JSON within the limits.
     *
     * @throws com.fasterxml.jackson.core.JacksonException when it is not
     */
    public static String checked(String text) throws IOException {
        try (JsonParser parser = MAPPER.createParser(text)) {
            while (parser.nextToken() != null) {
                parser.finishToken();
            }
        }
        return text;
    }
}
