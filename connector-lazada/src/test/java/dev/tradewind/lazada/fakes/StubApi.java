package dev.tradewind.lazada.fakes;

import dev.tradewind.core.http.ApiClient;
import dev.tradewind.core.http.Calls;
import dev.tradewind.core.http.Document;
import dev.tradewind.core.http.DocumentRequest;
import dev.tradewind.core.http.Operation;
import dev.tradewind.core.http.Param;
import dev.tradewind.core.json.RawJson;
import dev.tradewind.core.time.Chance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A client that can do nothing: tests override what they need. */
public class StubApi implements ApiClient {
    @Override
    public <T> T service(Class<T> retrofitInterface) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RawJson call(Operation operation, List<Param> query, List<Param> form) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Document openDocument(DocumentRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ApiClient jitteredBy(Chance chance) {
        return this;
    }

    @Override
    public Optional<Instant> serverTime() {
        return Optional.empty();
    }

    @Override
    public Calls calls() {
        return Calls.NONE;
    }
}
