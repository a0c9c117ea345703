package dev.tradewind.core.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One attempt of a call just before it is sent, for signers: decoded values, no transport type. Parameters keep their
 * order and may repeat.
 *
 * @param method upper-case HTTP method
 * @param base scheme, host and port with the base path, such as {@code https://api.lazada.com.ph/rest}
 * @param path the path after the base path, with a leading slash, percent-encoded as it is sent
 * @param query decoded query parameters
 * @param form decoded fields of a form body, empty when there is none
 * @param headers header names and values
 * @param body the bytes of a body that is not a form, empty otherwise
 */
public record ApiRequest(
        String method,
        URI base,
        String path,
        List<Param> query,
        List<Param> form,
        List<Param> headers,
        Optional<byte[]> body) {
    public ApiRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(path, "path");
        query = List.copyOf(query);
        form = List.copyOf(form);
        headers = List.copyOf(headers);
        Objects.requireNonNull(body, "body");
    }

    /** The same request with one more query parameter at the end. */
    public ApiRequest plusQuery(String name, String value) {
        return new ApiRequest(method, base, path, plus(query, name, value), form, headers, body);
    }

    /** The same request with one more header. */
    public ApiRequest plusHeader(String name, String value) {
        return new ApiRequest(method, base, path, query, form, plus(headers, name, value), body);
    }

    /** The same request with other query parameters. */
    public ApiRequest query(List<Param> parameters) {
        return new ApiRequest(method, base, path, parameters, form, headers, body);
    }

    /** The same request with other form fields. */
    public ApiRequest form(List<Param> fields) {
        return new ApiRequest(method, base, path, query, fields, headers, body);
    }

    /** Prints no value of a parameter. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    private static List<Param> plus(List<Param> list, String name, String value) {
        List<Param> longer = new ArrayList<>(list);
        longer.add(new Param(name, value));
        return longer;
    }
}
