package dev.tradewind.core.http;

import dev.tradewind.core.internal.json.HouseMapper;
import dev.tradewind.core.json.RawJson;
import dev.tradewind.core.time.Chance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.Call;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;

/** The one implementation: Retrofit makes requests, the pipeline carries them. */
final class PipelineClient implements ApiClient {
    private static final JacksonConverterFactory JSON = JacksonConverterFactory.create(HouseMapper.get());

    private final Call.Factory templates;
    private final Retrofit retrofit;
    private final Pipeline pipeline;
    private final Attempts attempts;
    private final Downloads downloads;

    PipelineClient(Call.Factory templates, Pipeline pipeline, Attempts attempts, Downloads downloads) {
        this.templates = templates;
        this.pipeline = pipeline;
        this.attempts = attempts;
        this.downloads = downloads;
        this.retrofit = new Retrofit.Builder()
                .baseUrl(Requests.NOWHERE)
                .callFactory(templates)
                .addConverterFactory(JSON)
                .addCallAdapterFactory(new DirectAnswers(pipeline::call))
                .build();
    }

    @Override
    public <T> T service(Class<T> retrofitInterface) {
        DirectAnswers.check(retrofitInterface);
        return retrofit.create(retrofitInterface);
    }

    @Override
    public RawJson call(Operation operation, List<Param> query, List<Param> form) {
        Prepared call = new Prepared(
                operation,
                Requests.template(operation, query, form),
                body -> new RawJson(HouseMapper.checked(body.string())));
        return (RawJson) pipeline.call(call);
    }

    @Override
    public Document openDocument(DocumentRequest request) {
        return downloads.open(request);
    }

    @Override
    public ApiClient jitteredBy(Chance chance) {
        return new PipelineClient(templates, pipeline.jitteredBy(chance), attempts, downloads.jitteredBy(chance));
    }

    @Override
    public Optional<Instant> serverTime() {
        return attempts.serverTime();
    }

    @Override
    public Calls calls() {
        return attempts.calls();
    }
}
