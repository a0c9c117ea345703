package dev.tradewind.core.http;

import dev.tradewind.core.json.RawJson;
import dev.tradewind.core.time.Chance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Calls one platform through the pipeline: retry, permit, token, signature, limits, redaction. Safe for use by several
 * threads; owns nothing, the runtime does. During a call the calling thread's SLF4J MDC holds the shop as
 * {@code tradewind.shop}, so that lines of listeners, token managers and the pipeline can be told apart.
 */
public interface ApiClient {
    /**
     * Implements a Retrofit interface whose methods return decoded JSON directly (not {@code Call}). Every method throws
     * the errors of {@code dev.tradewind.core.error}.
     */
    <T> T service(Class<T> retrofitInterface);

    /**
     * Calls anything else.
     *
     * @param operation method and path; the path is sent as it stands
     * @param query decoded query parameters
     * @param form decoded form fields, empty for no body
     */
    RawJson call(Operation operation, List<Param> query, List<Param> form);

    /**
     * Fetches a document, such as a report, into a file and opens it. It is asked for without token, signature or any other
     * credential, from a download host of the profile or from the host and port of its base. There is no limit on its length
     * below the runtime's, nor on the time; a download that breaks off goes on where the server lets it, else it starts again.
     *
     * @return to be closed by the caller, which deletes the file
     * @throws dev.tradewind.core.error.InvalidRequestException when the link leads to any other host; nothing was sent
     * @throws dev.tradewind.core.error.CursorExpiredException when the document is another one than the position was in
     */
    Document openDocument(DocumentRequest request);

    /**
     * The same client, with the jitter of its waits drawn from another chance: {@link
     * dev.tradewind.core.spi.Connector#replaying} is made with it. It shares all else, what it counts included.
     */
    ApiClient jitteredBy(Chance chance);

    /** The platform's clock: the latest {@code Date} header, carried on by our clock since; empty before any answer. */
    Optional<Instant> serverTime();

    /** The calls made through this client since it was made, those that failed included. */
    Calls calls();
}
