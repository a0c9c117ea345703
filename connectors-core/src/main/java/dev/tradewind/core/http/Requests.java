package dev.tradewind.core.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Between requests of the HTTP library and the decoded form that signers see. */
final class Requests {
    /** Stands for the base of any profile while a request is a template. */
    static final String NOWHERE = "https://template.invalid/";

    static final String USER_AGENT =
            "Tradewind (Language=Java/" + Runtime.version().feature() + ")";

    private static final List<Param> OWN_HEADERS = List.of(
            new Param("Accept", "application/json"),
            // Set by us, so that OkHttp leaves inflating to our limits.
            new Param("Accept-Encoding", "gzip"),
            new Param("User-Agent", USER_AGENT));

    private Requests() {}

    /** A template for a call that no Retrofit interface declares. */
    static Request template(Operation operation, List<Param> query, List<Param> form) {
        HttpUrl.Builder url = HttpUrl.get(NOWHERE).newBuilder().encodedPath(operation.path());
        query.forEach(param -> url.addQueryParameter(param.name(), param.value()));
        RequestBody body = form.isEmpty() ? emptyBody(operation.method()) : formBody(form);
        return new Request.Builder()
                .url(url.build())
                .method(operation.method(), body)
                .build();
    }

    /** What the signer gets to see. */
    static ApiRequest unsigned(URI base, Request template) {
        HttpUrl url = template.url();
        List<Param> query = new ArrayList<>();
        for (int i = 0; i < url.querySize(); i++) {
            String value = url.queryParameterValue(i);
            query.add(new Param(url.queryParameterName(i), value == null ? "" : value));
        }
        List<Param> headers = new ArrayList<>(OWN_HEADERS);
        template.headers().forEach(header -> headers.add(new Param(header.getFirst(), header.getSecond())));
        List<Param> form = new ArrayList<>();
        Optional<byte[]> bytes = Optional.empty();
        if (template.body() instanceof FormBody fields) {
            for (int i = 0; i < fields.size(); i++) {
                form.add(new Param(fields.name(i), fields.value(i)));
            }
        } else if (template.body() != null) {
            bytes = bytes(template.body());
        }
        String path = "/" + String.join("/", url.pathSegments());
        return new ApiRequest(template.method(), base, path, query, form, headers, bytes);
    }

    /**
     * What is sent: the template's method, path and body below the base, the signer's query, form and headers.
     */
    static Request signed(ApiRequest signed, Request template) {
        HttpUrl.Builder url = HttpUrl.get(signed.base().toString()).newBuilder();
        url.addEncodedPathSegments(template.url().encodedPath().substring(1));
        signed.query().forEach(param -> url.addQueryParameter(param.name(), param.value()));
        Request.Builder request = new Request.Builder().url(url.build());
        for (Param header : signed.headers()) {
            request.header(header.name(), header.value());
        }
        return request.method(template.method(), body(signed, template)).build();
    }

    private static @Nullable RequestBody body(ApiRequest signed, Request template) {
        return signed.form().isEmpty() ? template.body() : formBody(signed.form());
    }

    private static RequestBody formBody(List<Param> fields) {
        FormBody.Builder form = new FormBody.Builder();
        fields.forEach(field -> form.add(field.name(), field.value()));
        return form.build();
    }

    private static @Nullable RequestBody emptyBody(String method) {
        return switch (method) {
            case "POST", "PUT", "PATCH" -> RequestBody.EMPTY;
            default -> null;
        };
    }

    private static Optional<byte[]> bytes(RequestBody body) {
        try {
            Buffer buffer = new Buffer();
            body.writeTo(buffer);
            return buffer.size() == 0 ? Optional.empty() : Optional.of(buffer.readByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("a request body could not be written to memory", e);
        }
    }

    /** The name of a header that cannot be sent: the HTTP library would print its value. */
    static Optional<String> unsendableHeader(ApiRequest request) {
        return request.headers().stream()
                .filter(header -> !header.value().chars().allMatch(c -> c == '\t' || c >= 0x20 && c < 0x7f))
                .map(Param::name)
                .findFirst();
    }
}
