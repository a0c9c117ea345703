package dev.tradewind.core.http;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Query;

/** A runtime on virtual time before a real socket, and what its listener heard. */
final class TestApi implements AutoCloseable {
    static final ShopRef SHOP = new ShopRef(Platform.of("kiosk"), "100123");
    static final WireMockServer SERVER = start();

    final VirtualTime time = new VirtualTime();
    final List<ApiAttempt> attempts = new ArrayList<>();
    final List<ApiWait> waits = new ArrayList<>();
    final ConnectorRuntime runtime;

    /** What is called. */
    interface Kiosk {
        @GET("/items")
        Item item(@Query("id") int id);

        @FormUrlEncoded
        @POST("/items")
        Item create(@Field("id") int id);
    }

    record Item(int id) {}

    TestApi() {
        this(builder -> builder);
    }

    TestApi(UnaryOperator<ConnectorRuntimeBuilder> options) {
        SERVER.resetAll();
        runtime = options.apply(ConnectorRuntime.builder()
                        .clock(time)
                        .sleeper(time)
                        .chance(VirtualTime.chance(7))
                        .readTimeout(Duration.ofSeconds(5))
                        .listener(new ApiListener() {
                            @Override
                            public void onAttempt(ApiAttempt attempt) {
                                attempts.add(attempt);
                            }

                            @Override
                            public void onWait(ApiWait wait) {
                                waits.add(wait);
                            }
                        }))
                .build();
    }

    static URI base() {
        return URI.create(SERVER.baseUrl() + "/rest");
    }

    static ApiProfileBuilder profile() {
        return ApiProfile.builder(SHOP.platform(), base()).trust(HostTrust.USER).shop(SHOP);
    }

    Kiosk kiosk(UnaryOperator<ApiProfileBuilder> options) {
        return client(options).service(Kiosk.class);
    }

    Kiosk kiosk() {
        return kiosk(profile -> profile);
    }

    ApiClient client(UnaryOperator<ApiProfileBuilder> options) {
        return runtime.api(options.apply(profile()).build());
    }

    int requests() {
        return SERVER.getAllServeEvents().size();
    }

    @Override
    public void close() {
        runtime.close();
    }

    private static WireMockServer start() {
        WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        return server;
    }
}
