package dev.tradewind.testkit.fake;

import dev.tradewind.core.http.Param;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A call as it came in, with decoded parameters.
 *
 * @param method upper-case HTTP method
 * @param path path with a leading slash, as sent
 * @param query parameters of the query, decoded
 * @param form fields of a form body, decoded; none when the body is something else
 * @param headers header values by lower-case name
 * @param body the body's bytes
 */
public record Call(
        String method, String path, List<Param> query, List<Param> form, Map<String, String> headers, byte[] body) {
    /** Makes a call from what stands on the wire. */
    static Call parse(String method, String url, Map<String, String> headers, byte[] body) {
        int mark = url.indexOf('?');
        String path = mark < 0 ? url : url.substring(0, mark);
        List<Param> query = mark < 0 ? List.of() : params(url.substring(mark + 1));
        boolean isForm = headers.getOrDefault("content-type", "")
                .toLowerCase(Locale.ROOT)
                .startsWith("application/x-www-form-urlencoded");
        List<Param> form = isForm ? params(new String(body, StandardCharsets.UTF_8)) : List.of();
        return new Call(method, path, query, form, headers, body);
    }

    /** A header by its lower-case name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The same call below a base path that is taken off, empty when it is not below it. */
    public Optional<Call> below(String base) {
        return path.startsWith(base + "/")
                ? Optional.of(new Call(method, path.substring(base.length()), query, form, headers, body))
                : Optional.empty();
    }

    /** Prints no value of a parameter. */
    @Override
    public String toString() {
        return Stream.concat(query.stream(), form.stream())
                .map(Param::name)
                .sorted()
                .collect(Collectors.joining(" ", method + " " + path + " (", ")"));
    }

    private static List<Param> params(String text) {
        List<Param> params = new ArrayList<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                params.add(new Param(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1))));
            }
        }
        return params;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
