package dev.tradewind.testkit.tokens;

import dev.tradewind.core.Platform;
import dev.tradewind.core.auth.KeyProvider;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.auth.TokenManager;
import dev.tradewind.core.auth.TokenPair;
import dev.tradewind.core.auth.TokenRecord;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.auth.Versioned;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.TransportException;
import dev.tradewind.core.time.SystemTime;
import dev.tradewind.testkit.clock.VirtualTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One process that shares a token file with others. Reads an instant a line from standard input, sets its clock to it, has
 * all its threads get and use a token at once, and prints {@code done}. Told {@code die}, it ends like a killed process
 * after the platform's answer and before the save.
 */
final class TokenWorker {
    static final TokenKey KEY = new TokenKey(Platform.of("kiosk"), "app-1", "stall-1");

    private static final ErrorContext PLACE = ErrorContext.of(KEY.platform(), "POST /refresh");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final VirtualTime clock;

    TokenWorker(int port, VirtualTime clock) {
        this.base = "http://127.0.0.1:" + port;
        this.clock = clock;
    }

    public static void main(String[] arguments) throws Exception {
        VirtualTime clock = VirtualTime.at(Instant.parse(arguments[2]));
        TokenWorker worker = new TokenWorker(Integer.parseInt(arguments[0]), clock);
        TokenStore store = fileStore(Path.of(arguments[1]));
        int threads = Integer.parseInt(arguments[3]);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            TokenManager manager = worker.manager(store);
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                if (order.equals("die")) {
                    worker.manager(dyingBeforeTheSave(store)).refreshNow();
                }
                clock.set(Instant.parse(order));
                worker.round(pool, threads, manager);
                System.out.println("done");
            }
        } finally {
            pool.shutdownNow();
        }
    }

    static TokenStore fileStore(Path file) {
        return TokenStore.file(file, KeyProvider.file(file));
    }

    /** Waits a hundredth of what it is told to wait for a peer, in real time: the clock is moved by the parent alone. */
    TokenManager manager(TokenStore store) {
        return TokenManager.builder(KEY, store, this::refresh)
                .seed(pair(0, Instant.parse("2026-11-01T00:00:00Z")))
                .clock(clock)
                .sleeper(duration -> SystemTime.sleeper().sleep(duration.dividedBy(100)))
                .build();
    }

    private void round(ExecutorService pool, int threads, TokenManager manager) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        Callable<Boolean> task = () -> {
            start.await();
            call("/use", manager.current().value().reveal());
            return true;
        };
        List<Future<Boolean>> futures = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            futures.add(pool.submit(task));
        }
        for (Future<Boolean> future : futures) {
            future.get();
        }
    }

    private TokenPair refresh(Secret refresh) {
        String answer = call("/refresh", refresh.reveal());
        if (answer.equals("dead")) {
            throw new ReauthorizeException(PLACE, "the refresh token was used before", "", null);
        }
        return pair(Integer.parseInt(answer), clock.instant());
    }

    private static TokenPair pair(int number, Instant issued) {
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

    private static TokenStore dyingBeforeTheSave(TokenStore store) {
        return new TokenStore() {
            @Override
            public Optional<Versioned> load(TokenKey key) {
                return store.load(key);
            }

            @Override
            public OptionalLong save(TokenKey key, TokenRecord next, long expected) {
                if (next.spentHash() != null && next.intent() == null) {
                    Runtime.getRuntime().halt(9);
                }
                return store.save(key, next, expected);
            }

            @Override
            public void delete(TokenKey key) {
                store.delete(key);
            }
        };
    }
}
