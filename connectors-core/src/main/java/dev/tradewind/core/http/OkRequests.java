package dev.tradewind.core.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Between OkHttp's request and ours. */
final class OkRequests {
    private static final String USER_AGENT =
            "Tradewind (Language=Java/" + Runtime.version().feature() + ")";

    private OkRequests() {}

    /** What Retrofit built, for signers: decoded, without Retrofit's placeholder host. */
    static ApiRequest fromOkHttp(Request request, URI base) {
        HttpUrl url = request.url();
        List<Param> query = new ArrayList<>();
        for (int i = 0; i < url.querySize(); i++) {
            String value = url.queryParameterValue(i);
            query.add(new Param(url.queryParameterName(i), value == null ? "" : value));
        }
        List<Param> headers = new ArrayList<>();
        request.headers().forEach(header -> headers.add(new Param(header.getFirst(), header.getSecond())));
        RequestBody body = request.body();
        List<Param> form = new ArrayList<>();
        Optional<byte[]> bytes = Optional.empty();
        if (body instanceof FormBody fields) {
            for (int i = 0; i < fields.size(); i++) {
                form.add(new Param(fields.name(i), fields.value(i)));
            }
        } else if (body != null && !isEmpty(body)) {
            bytes = Optional.of(bytes(body));
            MediaType type = body.contentType();
            if (type != null) {
                headers.add(new Param("Content-Type", type.toString()));
            }
        }
        return new ApiRequest(request.method(), base, url.encodedPath(), query, form, headers, bytes);
    }

    /**
     * What is sent.
     *
     * @throws IllegalArgumentException when a value cannot be sent; its message may hold the value
     */
    static Request toOkHttp(ApiRequest request) {
        HttpUrl base = HttpUrl.get(request.base().toString());
        String basePath = base.encodedPath();
        String prefix = basePath.endsWith("/") ? basePath.substring(0, basePath.length() - 1) : basePath;
        HttpUrl.Builder url = base.newBuilder().encodedPath(prefix + request.path());
        request.query().forEach(param -> url.addQueryParameter(param.name(), param.value()));
        Request.Builder builder = new Request.Builder().url(url.build()).method(request.method(), body(request));
        builder.header("User-Agent", USER_AGENT);
        builder.header("Accept-Encoding", "gzip");
        builder.header("Accept", "application/json");
        request.headers().forEach(header -> builder.header(header.name(), header.value()));
        return builder.build();
    }

    private static @Nullable RequestBody body(ApiRequest request) {
        if (request.body().isPresent()) {
            String type = request.headers().stream()
                    .filter(header -> header.name().equalsIgnoreCase("Content-Type"))
                    .map(Param::value)
                    .findFirst()
                    .orElse("application/json");
            return RequestBody.create(request.body().get(), MediaType.parse(type));
        }
        if (!request.form().isEmpty()) {
            FormBody.Builder form = new FormBody.Builder();
            request.form().forEach(field -> form.add(field.name(), field.value()));
            return form.build();
        }
        boolean needsBody = request.method().equals("POST")
                || request.method().equals("PUT")
                || request.method().equals("PATCH");
        return needsBody ? RequestBody.create(new byte[0], null) : null;
    }

    private static boolean isEmpty(RequestBody body) {
        try {
            return body.contentLength() == 0;
        } catch (IOException unknown) {
            throw new UncheckedIOException("a request body could not be measured", unknown);
        }
    }

    private static byte[] bytes(RequestBody body) {
        try (Buffer buffer = new Buffer()) {
            body.writeTo(buffer);
            return buffer.readByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a request body could not be read", unreadable);
        }
    }
}
