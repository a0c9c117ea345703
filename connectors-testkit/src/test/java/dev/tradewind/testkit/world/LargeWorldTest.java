package dev.tradewind.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LargeWorldTest {
    private static final long ORDERS = Boolean.getBoolean("tradewind.full") ? 500_000 : 100_000;

    @Test
    void allOrders_largeWorldInASmallHeap_areAllMade() throws IOException, InterruptedException {
        Process walk = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorldWalk.class.getName(),
                        Long.toString(ORDERS))
                .redirectErrorStream(true)
                .start();
        String output = new String(walk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(walk.waitFor()).as(output).isZero();
        assertThat(output).contains(2 * ORDERS + " lines");
    }

    @Test
    void list_farIntoALargeWorld_givesThePageAndTheCount() {
        Seed seed = Seed.of(1).orders(500_000).lines(2, 2).tie(5_000);
        World world = World.of(seed);
        long from = seed.from().getEpochSecond();
        long to = seed.to().getEpochSecond();

        Listing<WorldOrder> page = world.list(OrderQuery.updated(from, to, 4_950, 100));

        assertThat(page.total()).isEqualTo(500_000);
        assertThat(page.rows()).hasSize(100);
        assertThat(world.orderLines()).isEqualTo(1_000_000);
    }
}
