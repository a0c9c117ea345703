package dev.tradewind.core.http;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What came back, for the rules of a platform to judge.
 *
 * @param operation what was called
 * @param status HTTP status
 * @param headers header values by lower-case name, the last one where a name repeats
 * @param decoded the decoded body of a JSON answer with a 2xx status, empty otherwise
 * @param text the first 4,096 characters of a body that was not decoded, empty otherwise; may hold personal data, never
 *     put it into a message
 */
public record Answer(
        Operation operation, int status, Map<String, String> headers, Optional<Object> decoded, String text) {
    public Answer {
        Objects.requireNonNull(operation, "operation");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(decoded, "decoded");
        Objects.requireNonNull(text, "text");
    }

    /** A header by its lower-case name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
