package dev.tradewind.examples.architecture.bad.core.http;

import okhttp3.OkHttpClient;
import org.jspecify.annotations.NullMarked;

@NullMarked
public final class FineCalling {
    private final OkHttpClient client = new OkHttpClient();

    public int connections() {
        return client.connectionPool().connectionCount();
    }

    OkHttpClient client() {
        return client;
    }
}
