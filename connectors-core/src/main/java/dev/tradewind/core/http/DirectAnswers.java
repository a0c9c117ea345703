package dev.tradewind.core.http;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.function.Function;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Converter;
import retrofit2.Retrofit;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HEAD;
import retrofit2.http.HTTP;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Url;

/**
 * Lets the methods of a Retrofit interface return what they decode. Retrofit makes the request and the converter; the
 * pipeline sends.
 */
final class DirectAnswers extends CallAdapter.Factory {
    private final Function<Prepared, Object> pipeline;

    DirectAnswers(Function<Prepared, Object> pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * Checks what would only be found when a method is called.
     *
     * @throws IllegalArgumentException when a method would leave the approved host, or is not a call at all
     */
    static void check(Class<?> service) {
        for (Method method : service.getMethods()) {
            for (Annotation[] parameter : method.getParameterAnnotations()) {
                for (Annotation each : parameter) {
                    if (each instanceof Url) {
                        throw new IllegalArgumentException(
                                "@Url is not allowed, since it would carry credentials to any"
                                        + " host; declare the path, or fetch a document, in " + method);
                    }
                }
            }
        }
    }

    @Override
    public CallAdapter<?, ?> get(Type returnType, Annotation[] annotations, Retrofit retrofit) {
        if (getRawType(returnType) == Call.class) {
            throw new IllegalArgumentException("return what is decoded, not Call");
        }
        Operation operation = operation(annotations);
        Converter<ResponseBody, Object> converter = retrofit.responseBodyConverter(returnType, annotations);
        return new CallAdapter<Object, Object>() {
            @Override
            public Type responseType() {
                return returnType;
            }

            @Override
            public Object adapt(Call<Object> call) {
                return pipeline.apply(new Prepared(operation, call.request(), converter::convert));
            }
        };
    }

    private static Operation operation(Annotation[] annotations) {
        for (Annotation each : annotations) {
            Operation operation = operation(each);
            if (operation != null) {
                return operation;
            }
        }
        throw new IllegalArgumentException("a method needs @GET, @POST or another HTTP method");
    }

    private static @Nullable Operation operation(Annotation annotation) {
        if (annotation instanceof GET get) {
            return of("GET", get.value());
        } else if (annotation instanceof POST post) {
            return of("POST", post.value());
        } else if (annotation instanceof PUT put) {
            return of("PUT", put.value());
        } else if (annotation instanceof PATCH patch) {
            return of("PATCH", patch.value());
        } else if (annotation instanceof DELETE delete) {
            return of("DELETE", delete.value());
        } else if (annotation instanceof HEAD head) {
            return of("HEAD", head.value());
        } else if (annotation instanceof HTTP http) {
            return of(http.method(), http.path());
        }
        return null;
    }

    /** The path template with a leading slash and without a fixed query. */
    private static Operation of(String method, String path) {
        int query = path.indexOf('?');
        String bare = query < 0 ? path : path.substring(0, query);
        return new Operation(method, bare.startsWith("/") ? bare : "/" + bare);
    }
}
