package dev.tradewind.core.http;

import com.fasterxml.jackson.core.JacksonException;
import dev.tradewind.core.internal.http.BodyLimits;
import dev.tradewind.core.internal.http.BodyStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Okio;

/** Reads what came back, within limits. */
final class Reply {
    /** What rules see of a body that was not decoded. */
    private static final int CLIP = 4_096;

    private Reply() {}

    /** Reads the whole answer. A body that is cut off, or breaks a limit, is an error here. */
    static Answer read(Response response, Prepared call) throws IOException {
        Map<String, String> headers = headers(response);
        boolean gzip = "gzip".equalsIgnoreCase(headers.get("content-encoding"));
        boolean isJson = headers.getOrDefault("content-type", "").contains("json");
        try (BodyStream body = open(response.body(), gzip)) {
            BufferedInputStream text = new BufferedInputStream(body);
            if (response.isSuccessful() && startsJson(text, isJson)) {
                Optional<Object> decoded = decode(text, body, response, call);
                return new Answer(call.operation(), response.code(), headers, decoded, "");
            }
            return new Answer(call.operation(), response.code(), headers, Optional.empty(), clip(text));
        }
    }

    private static BodyStream open(ResponseBody body, boolean gzip) throws IOException {
        boolean empty = body.contentLength() == 0 || body.source().exhausted();
        return BodyStream.answer(body.byteStream(), gzip && !empty, BodyLimits.ANSWER);
    }

    /** The parser may hide why reading failed behind an error of its own. */
    private static Optional<Object> decode(InputStream text, BodyStream body, Response response, Prepared call)
            throws IOException {
        ResponseBody plain = ResponseBody.create(
                Okio.buffer(Okio.source(text)), response.body().contentType(), -1);
        try {
            return Optional.ofNullable(call.decoder().decode(plain));
        } catch (JacksonException e) {
            IOException hidden = body.failure();
            throw hidden != null ? hidden : e;
        }
    }

    /** An object or an array; anything but a page when the header says that it is JSON. */
    private static boolean startsJson(BufferedInputStream text, boolean isJson) throws IOException {
        text.mark(CLIP);
        int first = text.read();
        for (int i = 1; i < CLIP && (first == ' ' || first == '\n' || first == '\r' || first == '\t'); i++) {
            first = text.read();
        }
        text.reset();
        return first == '{' || first == '[' || isJson && first >= 0 && first != '<';
    }

    private static String clip(InputStream text) throws IOException {
        String clipped = new String(text.readNBytes(CLIP * 4), StandardCharsets.UTF_8);
        return clipped.length() > CLIP ? clipped.substring(0, CLIP) : clipped;
    }

    /** Values by lower-case name, the last one where a name repeats. */
    static Map<String, String> headers(Response response) {
        Map<String, String> headers = new HashMap<>();
        response.headers()
                .forEach(header -> headers.put(header.getFirst().toLowerCase(Locale.ROOT), header.getSecond()));
        return headers;
    }
}
