package dev.tradewind.core.http;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** However many threads call, no more calls than was said are under way, over all clients and to one host. */
class ConnectionBoundsTest {
    private static final int IN_ALL = 3;
    private static final int TO_ONE_HOST = 2;
    private static final int CALLERS = 6;

    private final Map<Thread, String> underWay = new ConcurrentHashMap<>();
    private final CountDownLatch go = new CountDownLatch(1);
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();

    @Test
    void call_moreThreadsThanConnections_waitsForItsTurnAndAllAreAnswered() throws InterruptedException {
        try (TestApi api = new TestApi(options ->
                options.connections(IN_ALL, TO_ONE_HOST).resolver(host -> List.of(InetAddress.getLoopbackAddress())))) {
            TestApi.SERVER.stubFor(get(anyUrl()).willReturn(okJson("{}")));
            List<Thread> callers = new ArrayList<>();
            for (String host : List.of("127.0.0.1", "localhost")) {
                ApiClient client = client(api, host);
                for (int i = 0; i < CALLERS; i++) {
                    callers.add(new Thread(() -> call(client)));
                }
            }
            callers.forEach(Thread::start);
            while (!callers.stream().allMatch(this::isUnderWayOrWaiting)) {
                Thread.onSpinWait();
            }
            List<String> hosts = List.copyOf(underWay.values());
            go.countDown();
            for (Thread caller : callers) {
                caller.join();
            }

            assertThat(hosts).hasSize(IN_ALL);
            assertThat(hosts.stream().filter("localhost"::equals).count()).isBetween(1L, (long) TO_ONE_HOST);
            assertThat(answers).hasSize(2 * CALLERS).containsOnly("{}");
        }
    }

    /** A call that has its connection signs, and stays there; any other waits for a connection. */
    private boolean isUnderWayOrWaiting(Thread caller) {
        return underWay.containsKey(caller)
                || caller.getState() == Thread.State.TERMINATED
                || caller.getState() == Thread.State.WAITING
                        && Arrays.stream(caller.getStackTrace())
                                .anyMatch(frame -> frame.getClassName().equals(Semaphore.class.getName()));
    }

    private ApiClient client(TestApi api, String host) {
        URI base = URI.create("http://" + host + ":" + TestApi.SERVER.port());
        return api.runtime.api(ApiProfile.builder(TestApi.SHOP.platform(), base)
                .trust(HostTrust.USER)
                .shop(TestApi.SHOP)
                .signer((request, now, token) -> {
                    underWay.put(Thread.currentThread(), host);
                    await();
                    underWay.remove(Thread.currentThread());
                    return request;
                })
                .build());
    }

    private void await() {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void call(ApiClient client) {
        answers.add(client.call(new Operation("GET", "/items"), List.of(), List.of())
                .text());
    }
}
