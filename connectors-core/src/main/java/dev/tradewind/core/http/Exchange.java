package dev.tradewind.core.http;

import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.ErrorContext;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Sends one signed attempt and judges what comes back. */
final class Exchange {
    private final OkHttpClient http;
    private final AnswerReader reader;

    Exchange(OkHttpClient http, ApiProfile profile, ServerClock server) {
        this.http = http;
        this.reader = new AnswerReader(profile, server);
    }

    /** What became of an attempt: a value or a failure. */
    record Result<T>(int status, @Nullable T good, Optional<ConnectorException> failure) {
        T value() {
            return Objects.requireNonNull(good, "no value");
        }

        static <T> Result<T> good(int status, T value) {
            return new Result<>(status, value, Optional.empty());
        }

        static <T> Result<T> failed(int status, ConnectorException failure) {
            return new Result<>(status, null, Optional.of(failure));
        }
    }

    /**
     * Sends and waits. An interrupt cancels the call at once: OkHttp reads on its own thread, since a blocked socket does
     * not hear of interrupts.
     */
    <T> Result<T> send(Operation operation, ApiRequest signed, Decoder<T> decoder, ErrorContext context)
            throws InterruptedException {
        Request request;
        try {
            request = OkRequests.toOkHttp(signed);
        } catch (IllegalArgumentException unsendable) {
            // The message of OkHttp may hold a header's value: it goes no further.
            return Result.failed(0, Failures.unsendable(context));
        }
        Call call = http.newCall(request);
        CompletableFuture<Result<T>> answer = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException cause) {
                answer.complete(Result.failed(0, Failures.noAnswer(context, cause)));
            }

            @Override
            public void onResponse(Call answered, Response response) {
                try (response) {
                    answer.complete(reader.read(operation, response, decoder, context));
                } catch (RuntimeException bug) {
                    answer.completeExceptionally(bug);
                }
            }
        });
        try {
            return answer.get();
        } catch (InterruptedException stop) {
            call.cancel();
            throw stop;
        } catch (ExecutionException bug) {
            throw new IllegalStateException("reading an answer of " + context.operation() + " failed", bug.getCause());
        }
    }
}
