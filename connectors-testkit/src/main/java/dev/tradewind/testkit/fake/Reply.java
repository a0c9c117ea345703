package dev.tradewind.testkit.fake;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An answer.
 *
 * @param status HTTP status
 * @param headers headers beside {@code Date}
 * @param body the body's bytes
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {
    public Reply {
        headers = Map.copyOf(headers);
    }

    /** A JSON answer with status 200. */
    public static Reply json(byte[] body) {
        return new Reply(200, Map.of("Content-Type", "application/json;charset=UTF-8"), body);
    }

    /** An answer in plain words. */
    public static Reply text(int status, String contentType, String body) {
        return new Reply(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }
}
