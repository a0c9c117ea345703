package dev.tradewind.core.webhook;

import dev.tradewind.core.error.WebhookException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A push as it came over the wire. Framework-neutral: hand over the raw bytes of the body before anything parses them.
 * Immutable.
 */
public final class WebhookRequest {
    private final URI url;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    private WebhookRequest(URI url, Map<String, List<String>> headers, byte[] body) {
        this.url = url;
        this.headers = headers;
        this.body = body;
    }

    /**
     * Wraps a push.
     *
     * @param configuredUrl the URL that is configured at the platform; behind a proxy the one of the request is another
     * @param headers names in any case
     * @param body the raw bytes
     */
    public static WebhookRequest of(URI configuredUrl, Map<String, List<String>> headers, byte[] body) {
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) ->
                byName.computeIfAbsent(name, first -> new ArrayList<>()).addAll(values));
        return new WebhookRequest(configuredUrl, byName, body.clone());
    }

    /** The URL that is configured at the platform. */
    public URI url() {
        return url;
    }

    /**
     * The value of a header, or empty when it was not sent.
     *
     * @param name in any case
     * @throws WebhookException when it was sent more than once: which one counts must not be a matter of taste
     */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new WebhookException(
                    "the push carries the header " + name + " " + values.size() + " times", "", null);
        }
        return values.stream().findFirst();
    }

    /**
     * The value of a header without which the push cannot be trusted.
     *
     * @throws WebhookException when it was not sent, or more than once
     */
    public String requireHeader(String name) {
        return header(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new WebhookException(
                        "the push has no header " + name,
                        "It does not come from the platform, or a proxy drops the header.",
                        null));
    }

    /** The raw bytes, in an array of the caller's own. */
    public byte[] body() {
        return body.clone();
    }

    /**
     * The body as text.
     *
     * @throws WebhookException when it is not UTF-8
     */
    public String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new WebhookException("the body of the push is not UTF-8", "", notText);
        }
    }

    /** Prints neither headers nor body: the one holds signatures, the other people. */
    @Override
    public String toString() {
        return "WebhookRequest(" + url.getHost() + ", " + body.length + " bytes)";
    }
}
