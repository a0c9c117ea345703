package dev.tradewind.core.http;

import dev.tradewind.core.internal.http.Handoff;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends requests, a bounded number at once. Each runs on a thread of ours, as many as there are calls under way, so that a
 * caller that is interrupted is free at once and its call is cancelled; the threads are daemons and keep no JVM alive.
 * Safe for use by several threads.
 */
final class Exchange {
    private final Clients clients;
    private final int toOneHost;
    private final Semaphore slots;
    private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "tradewind-http");
        thread.setDaemon(true);
        return thread;
    });

    Exchange(Clients clients, int inAll, int toOneHost) {
        this.clients = clients;
        this.toOneHost = toOneHost;
        this.slots = new Semaphore(inAll, true);
    }

    /**
     * Clients that share their connections.
     *
     * @param guarded reaches public addresses only
     * @param trusting reaches any address
     */
    record Clients(OkHttpClient guarded, OkHttpClient trusting) {
        OkHttpClient of(HostTrust trust) {
            return trust == HostTrust.PLATFORM ? guarded : trusting;
        }
    }

    /** Makes the request at the last moment, when a connection is free. */
    @FunctionalInterface
    interface Signing {
        /** The request to send, signed. */
        Request now();
    }

    /** Reads an answer and is done with it. */
    @FunctionalInterface
    interface Reading<T> {
        /** What was read. */
        T read(Response response) throws IOException;
    }

    /** Waits for a free connection, signs, sends, reads. */
    <T> T send(HostTrust trust, String host, Signing signing, Reading<T> reading)
            throws IOException, InterruptedException {
        return send(clients.of(trust), host, signing, reading);
    }

    /** The same without a limit on the length of the call; only silence ends it. */
    <T> T download(HostTrust trust, String host, Signing signing, Reading<T> reading)
            throws IOException, InterruptedException {
        OkHttpClient patient =
                clients.of(trust).newBuilder().callTimeout(Duration.ZERO).build();
        return send(patient, host, signing, reading);
    }

    private <T> T send(OkHttpClient client, String host, Signing signing, Reading<T> reading)
            throws IOException, InterruptedException {
        Semaphore slotsOfHost = hosts.computeIfAbsent(host, any -> new Semaphore(toOneHost, true));
        slotsOfHost.acquire();
        try {
            slots.acquire();
            try {
                return execute(client.newCall(signing.now()), reading);
            } finally {
                slots.release();
            }
        } finally {
            slotsOfHost.release();
        }
    }

    private <T> T execute(Call call, Reading<T> reading) throws IOException, InterruptedException {
        return Handoff.run(
                threads,
                () -> {
                    try (Response response = call.execute()) {
                        return reading.read(response);
                    }
                },
                call::cancel);
    }

    /** Makes calls for Retrofit to learn requests from; they are never executed. */
    Call.Factory templates() {
        return clients.guarded();
    }

    /** Cancels what is under way; nothing can be sent any more. */
    void close() {
        threads.shutdown();
        clients.trusting().dispatcher().cancelAll();
        clients.trusting().connectionPool().evictAll();
    }
}
