package dev.tradewind.core.http;

import java.net.Proxy;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** How connections are made. */
record HttpOptions(
        Duration connectTimeout,
        Duration readTimeout,
        Duration callTimeout,
        Duration maxPermitWait,
        int connections,
        int connectionsPerHost,
        @Nullable Proxy proxy,
        @Nullable SSLSocketFactory socketFactory,
        @Nullable X509TrustManager trustManager) {
    /**
     * The one HTTP client of a runtime. Redirects are off, since OkHttp would carry custom token headers to another host;
     * silent re-sends are off, since every attempt has to be signed anew.
     */
    OkHttpClient client() {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(connections);
        dispatcher.setMaxRequestsPerHost(connectionsPerHost);
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(connectTimeout)
                .readTimeout(readTimeout)
                .writeTimeout(readTimeout)
                .callTimeout(callTimeout)
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool());
        if (proxy != null) {
            client.proxy(proxy);
        }
        if (socketFactory != null && trustManager != null) {
            client.sslSocketFactory(socketFactory, trustManager);
        }
        return client.build();
    }
}
