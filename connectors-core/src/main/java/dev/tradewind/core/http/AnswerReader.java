package dev.tradewind.core.http;

import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.ErrorContext;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.Response;

/** Reads an answer: JSON as a stream into its type, anything else as a short text, and lets the platform's rules judge. */
final class AnswerReader {
    private static final int TEXT = 4096;
    private static final int BYTE_ORDER_MARK = 0xEF;

    private final ApiProfile profile;
    private final ServerClock server;

    AnswerReader(ApiProfile profile, ServerClock server) {
        this.profile = profile;
        this.server = server;
    }

    <T> Exchange.Result<T> read(Operation operation, Response response, Decoder<T> decoder, ErrorContext context) {
        int status = response.code();
        Map<String, String> headers = headers(response);
        server.heard(Optional.ofNullable(headers.get("date")));
        ErrorContext here = context.answer(status, null, null);
        try (InputStream body = body(response, headers)) {
            if (response.isSuccessful() && looksLikeJson(body)) {
                T value = decoder.decode(body);
                Answer answer = new Answer(operation, status, headers, Optional.of(value), "");
                return profile.rules()
                        .judge(answer, here)
                        .map(failure -> Exchange.Result.<T>failed(status, failure))
                        .orElseGet(() -> Exchange.Result.good(status, value));
            }
            String text = new String(body.readNBytes(TEXT), StandardCharsets.UTF_8);
            Answer answer = new Answer(operation, status, headers, Optional.empty(), text);
            ConnectorException failure = profile.rules()
                    .judge(answer, here)
                    .orElseGet(() -> Failures.byStatus(
                            answer, here, server, profile.tokens().isPresent()));
            return Exchange.Result.failed(status, failure);
        } catch (IOException broken) {
            return Exchange.Result.failed(status, Failures.unreadable(here, broken));
        }
    }

    private static InputStream body(Response response, Map<String, String> headers) throws IOException {
        boolean gzip =
                "gzip".equals(headers.getOrDefault("content-encoding", "").toLowerCase(Locale.ROOT));
        InputStream wire = response.body().byteStream();
        boolean empty = "0".equals(headers.get("content-length"));
        return new BufferedInputStream(LimitedBody.of(wire, gzip && !empty), 8192);
    }

    /** Whether the body's first character can begin a JSON document; an empty body cannot. */
    private static boolean looksLikeJson(InputStream body) throws IOException {
        body.mark(64);
        int first = body.read();
        for (int blanks = 0; blanks < 60 && first >= 0 && first <= ' '; blanks++) {
            first = body.read();
        }
        body.reset();
        return first == BYTE_ORDER_MARK || first == '{' || first == '[' || first == '"';
    }

    private static Map<String, String> headers(Response response) {
        Map<String, String> headers = new HashMap<>();
        response.headers()
                .forEach(header -> headers.put(header.getFirst().toLowerCase(Locale.ROOT), header.getSecond()));
        return headers;
    }
}
