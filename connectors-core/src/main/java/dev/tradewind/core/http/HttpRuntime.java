package dev.tradewind.core.http;

import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import okhttp3.OkHttpClient;

/** The runtime on OkHttp. */
final class HttpRuntime implements ConnectorRuntime {
    private final Clock clock;
    private final Sleeper sleeper;
    private final Chance chance;
    private final ApiListener listener;
    private final OkHttpClient http;
    private final Limiter limiter;

    HttpRuntime(Clock clock, Sleeper sleeper, Chance chance, ApiListener listener, HttpOptions options) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.chance = chance;
        this.listener = listener;
        this.http = options.client();
        this.limiter = new Limiter(clock, sleeper, options.maxPermitWait());
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Sleeper sleeper() {
        return sleeper;
    }

    @Override
    public Chance chance() {
        return chance;
    }

    @Override
    public ApiListener listener() {
        return listener;
    }

    @Override
    public ApiClient api(ApiProfile profile) {
        BaseUrl.check(profile);
        ServerClock server = new ServerClock(clock);
        Exchange exchange = new Exchange(http, profile, server);
        return new PipelineClient(http, new Pipeline(this, profile, limiter, exchange), profile, server);
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    /** Waits and tells the listener. */
    void sleep(ApiProfile profile, Operation operation, ApiWait.Reason reason, Duration duration)
            throws InterruptedException {
        if (duration.isNegative() || duration.isZero()) {
            return;
        }
        tellWait(profile, operation, reason, duration);
        sleeper.sleep(duration);
    }

    void tellWait(ApiProfile profile, Operation operation, ApiWait.Reason reason, Duration duration) {
        listener.onWait(new ApiWait(profile.platform(), profile.shop().orElse(null), operation, reason, duration));
    }
}
