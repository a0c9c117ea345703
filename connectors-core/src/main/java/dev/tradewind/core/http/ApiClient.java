package dev.tradewind.core.http;

import dev.tradewind.core.json.RawJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Calls one platform through the pipeline: retry, permit, token, signature, limits, redaction. Safe for use by several
 * threads; owns nothing, the runtime does.
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

    /** The platform's clock: the latest {@code Date} header, carried on by our clock since; empty before any answer. */
    Optional<Instant> serverTime();

    /** The calls made through this client since it was made, those that failed included. */
    Calls calls();
}
