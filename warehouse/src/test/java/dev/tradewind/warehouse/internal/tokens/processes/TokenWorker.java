package dev.tradewind.warehouse.internal.tokens.processes;

import dev.tradewind.core.auth.AccessToken;
import dev.tradewind.core.auth.KeyProvider;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenManager;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.warehouse.JdbcTokenStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One process that shares a token store with others. Takes an order a line from standard input and says {@code done} after it.
 * An instant: sets its clock to it, and has all its threads call the platform at once. {@link SavePoint}: renews, and stands
 * still there to be killed. {@code renew}: renews for ever, and says each generation. {@code reseal}: encrypts all anew.
 */
final class TokenWorker {
    private final TokenStore store;
    private final TokenClient platform;
    private final VirtualTime clock;
    private final int threads;
    private final ExecutorService pool;

    private TokenWorker(String[] arguments) {
        this.clock = VirtualTime.at(Instant.parse(arguments[2]));
        this.platform = new TokenClient(Integer.parseInt(arguments[0]), clock);
        this.store = store(arguments[1]);
        this.threads = Integer.parseInt(arguments[3]);
        this.pool = Executors.newFixedThreadPool(threads);
    }

    public static void main(String[] arguments) throws Exception {
        TokenWorker worker = new TokenWorker(arguments);
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            worker.work(orders);
        } finally {
            worker.pool.shutdownNow();
        }
    }

    /** A store by the URL of its database, or the path of its file. */
    static TokenStore store(String where) {
        KeyProvider keys = KeyProvider.fromBase64(key(2), key(1));
        return where.startsWith("jdbc:")
                ? JdbcTokenStore.open(where).keys(keys).build()
                : TokenStore.file(Path.of(where), keys);
    }

    static Secret key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Secret.of(Base64.getEncoder().encodeToString(bytes));
    }

    private void work(BufferedReader orders) throws Exception {
        TokenManager manager = platform.manager(store);
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            if (order.startsWith("20")) {
                clock.set(Instant.parse(order));
                round(manager);
            } else if (order.equals("reseal")) {
                store.reseal();
            } else if (order.equals("renew")) {
                renewForEver(manager);
            } else {
                platform.manager(new StandingStill(store, SavePoint.valueOf(order)))
                        .refreshNow();
            }
            System.out.println("done");
        }
    }

    private static void renewForEver(TokenManager manager) {
        while (true) {
            System.out.println(manager.refreshNow().generation());
        }
    }

    private void round(TokenManager manager) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        Callable<Boolean> task = () -> {
            start.await();
            call(manager);
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

    /** As a client calls: a token that was renewed on the way is replaced, as often as that happens. */
    private void call(TokenManager manager) throws IOException {
        AccessToken token = manager.current();
        for (int attempt = 1; !platform.takes(token.value()); attempt++) {
            if (attempt == 3) {
                throw new IOException("the platform refused the tokens of generations up to " + token.generation());
            }
            token = manager.replace(token);
        }
    }
}
