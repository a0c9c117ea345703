package dev.tradewind.core.http;

import dev.tradewind.core.json.RawJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.Call;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;

/** A client for one API: Retrofit reads the interfaces, the pipeline makes the calls. */
final class PipelineClient implements ApiClient {
    /** Retrofit insists on a host; the pipeline puts the profile's base in its place. */
    private static final String PLACEHOLDER = "https://placeholder.invalid/";

    private final Pipeline pipeline;
    private final ApiProfile profile;
    private final ServerClock server;
    private final Retrofit retrofit;

    PipelineClient(Call.Factory http, Pipeline pipeline, ApiProfile profile, ServerClock server) {
        this.pipeline = pipeline;
        this.profile = profile;
        this.server = server;
        this.retrofit = new Retrofit.Builder()
                .baseUrl(PLACEHOLDER)
                // Retrofit wants a call to learn its request from; only the pipeline ever executes one.
                .callFactory(http)
                .addCallAdapterFactory(new DirectCalls(pipeline, profile))
                .addConverterFactory(JacksonConverterFactory.create(WireJson.mapper()))
                .build();
    }

    @Override
    public <T> T service(Class<T> retrofitInterface) {
        return retrofit.create(retrofitInterface);
    }

    @Override
    public RawJson call(Operation operation, List<Param> query, List<Param> form) {
        ApiRequest request = new ApiRequest(
                operation.method(), profile.base(), operation.path(), query, form, List.of(), Optional.empty());
        return pipeline.run(
                operation, request, body -> new RawJson(new String(body.readAllBytes(), StandardCharsets.UTF_8)));
    }

    @Override
    public Optional<Instant> serverTime() {
        return server.now();
    }
}
