package dev.tradewind.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.ResponseBody;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Converter;
import retrofit2.Retrofit;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HEAD;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;

/** Lets the methods of a Retrofit interface return decoded values: each is run by the pipeline. */
final class DirectCalls extends CallAdapter.Factory {
    private static final MediaType JSON = MediaType.get("application/json");

    private final Pipeline pipeline;
    private final ApiProfile profile;

    DirectCalls(Pipeline pipeline, ApiProfile profile) {
        this.pipeline = pipeline;
        this.profile = profile;
    }

    @Override
    public @Nullable CallAdapter<?, ?> get(Type returnType, Annotation[] annotations, Retrofit retrofit) {
        if (getRawType(returnType) == Call.class) {
            return null;
        }
        Converter<ResponseBody, Object> converter = retrofit.responseBodyConverter(returnType, annotations);
        return new Direct(returnType, operation(annotations), converter);
    }

    private static Operation operation(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof GET get) {
                return new Operation("GET", get.value());
            } else if (annotation instanceof POST post) {
                return new Operation("POST", post.value());
            } else if (annotation instanceof PUT put) {
                return new Operation("PUT", put.value());
            } else if (annotation instanceof DELETE delete) {
                return new Operation("DELETE", delete.value());
            } else if (annotation instanceof PATCH patch) {
                return new Operation("PATCH", patch.value());
            } else if (annotation instanceof HEAD head) {
                return new Operation("HEAD", head.value());
            }
        }
        throw new IllegalArgumentException("a method without GET, POST, PUT, DELETE, PATCH or HEAD");
    }

    /** One method. */
    private final class Direct implements CallAdapter<Object, Object> {
        private final Type type;
        private final Operation operation;
        private final Converter<ResponseBody, Object> converter;

        Direct(Type type, Operation operation, Converter<ResponseBody, Object> converter) {
            this.type = type;
            this.operation = operation;
            this.converter = converter;
        }

        @Override
        public Type responseType() {
            return type;
        }

        @Override
        public Object adapt(Call<Object> call) {
            Request request = call.request();
            return pipeline.run(operation, OkRequests.fromOkHttp(request, profile.base()), this::decode);
        }

        private Object decode(InputStream body) throws IOException {
            Object value = converter.convert(ResponseBody.create(Okio.buffer(Okio.source(body)), JSON, -1));
            if (value == null) {
                throw new IOException("the answer is null");
            }
            return value;
        }
    }
}
