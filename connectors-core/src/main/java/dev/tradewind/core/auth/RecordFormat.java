package dev.tradewind.core.auth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The forms in which records were ever written, and how each binds its facts into its seals.
 *
 * @param number 1 up; a record without a number is of form 1
 * @param facts the names of what stands in the clear, in the order in which they are bound
 */
record RecordFormat(int number, List<String> facts) {
    static final String FORMAT = "format";
    static final String ACCESS = "access";
    static final String REFRESH = "refresh";

    private static final List<String> BEFORE_SEEDS = List.of(
            "platform",
            "app",
            "account",
            "version",
            "keyId",
            "generation",
            "issuedAt",
            "accessExpiresAt",
            "refreshExpiresAt",
            "spentHash");
    private static final List<String> AFTER_SEEDS =
            List.of("intentOwner", "intentStartedAt", "intentUntil", "exhausted");

    /** One seed was remembered. */
    private static final RecordFormat ONE = new RecordFormat(1, facts("seedHash"));

    /** What is written today: some seeds are remembered. */
    static final RecordFormat CURRENT = new RecordFormat(2, facts("seedHashes"));

    /**
     * The form of a record.
     *
     * @throws IllegalArgumentException when it lacks a field, has one too many, or is of a form to come
     */
    static RecordFormat of(JsonNode record) {
        JsonNode number = record.path(FORMAT);
        if (!number.isMissingNode() && !(number.isInt() && number.intValue() == CURRENT.number)) {
            throw new IllegalArgumentException("the record is of another form than 1 to " + CURRENT.number);
        }
        RecordFormat format = number.isMissingNode() ? ONE : CURRENT;
        Set<String> names = new HashSet<>();
        record.fieldNames().forEachRemaining(names::add);
        if (!names.equals(format.fields())) {
            throw new IllegalArgumentException("the record lacks a field or has one too many");
        }
        return format;
    }

    /** Where a secret belongs: every fact with its length, so that no two places read the same. */
    String place(JsonNode record, String field, boolean renewable) {
        StringBuilder place = new StringBuilder("tradewind token ")
                .append(number)
                .append(' ')
                .append(field)
                .append(renewable ? " +" : " -");
        for (String fact : facts) {
            JsonNode value = record.path(fact);
            if (value.isNull()) {
                place.append(" ~");
            } else {
                place.append(' ').append(value.asText().length()).append(':').append(value.asText());
            }
        }
        return place.toString();
    }

    private Set<String> fields() {
        Set<String> fields = new HashSet<>(facts);
        fields.add(ACCESS);
        fields.add(REFRESH);
        if (number > 1) {
            fields.add(FORMAT);
        }
        return fields;
    }

    private static List<String> facts(String seeds) {
        return Stream.of(BEFORE_SEEDS, List.of(seeds), AFTER_SEEDS)
                .flatMap(List::stream)
                .toList();
    }
}
