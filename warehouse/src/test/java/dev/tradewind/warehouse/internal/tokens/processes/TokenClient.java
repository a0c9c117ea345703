package dev.tradewind.warehouse.internal.tokens.processes;

import dev.tradewind.core.Platform;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.auth.TokenManager;
import dev.tradewind.core.auth.TokenPair;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.TransportException;
import dev.tradewind.core.time.SystemTime;
import dev.tradewind.testkit.clock.VirtualTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** A {@link TokenServer} as a client sees it. */
final class TokenClient {
    static final TokenKey KEY = new TokenKey(Platform.of("kiosk"), "app-1", "stall-1");
    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private static final ErrorContext PLACE = ErrorContext.of(KEY.platform(), "POST /refresh");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final VirtualTime clock;

    TokenClient(int port, VirtualTime clock) {
        this.base = "http://127.0.0.1:" + port;
        this.clock = clock;
    }

    /** Waits a hundredth of what it is told to wait for a peer, in real time: the clock is moved by the parent alone. */
    TokenManager manager(TokenStore store) {
        return TokenManager.builder(KEY, store, this::refresh)
                .seed(pair(0, START))
                .clock(clock)
                .sleeper(duration -> SystemTime.sleeper().sleep(duration.dividedBy(100)))
                .build();
    }

    /** Whether the platform takes an access token. */
    boolean takes(Secret access) {
        return call("/use", access.reveal()).equals("ok");
    }

    private TokenPair refresh(Secret refresh) {
        String answer = call("/refresh", refresh.reveal());
        if (answer.equals("dead")) {
            throw new ReauthorizeException(PLACE, "the refresh token was used before", "", null);
        }
        return pair(Integer.parseInt(answer), clock.instant());
    }

    static TokenPair pair(int number, Instant issued) {
        return new TokenPair(
                Secret.of("access-" + number),
                issued.plus(TokenServer.LIFE),
                Secret.of("refresh-" + number),
                issued.plus(Duration.ofDays(30)),
                issued);
    }

    private String call(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException lost) {
            throw new TransportException(PLACE, "no answer", "", lost);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new TransportException(PLACE, "interrupted", "", stop);
        }
    }
}
