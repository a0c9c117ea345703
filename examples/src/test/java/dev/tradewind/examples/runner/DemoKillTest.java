package dev.tradewind.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A demo that is killed with SIGKILL, wherever it is, and started again until it is done, leaves what one leaves that was let
 * alone. Long form: 100 kills.
 */
class DemoKillTest {
    private static final int KILLS = Boolean.getBoolean("tradewind.full") ? 100 : 10;
    private static final int WHILE_TABLES_ARE_MADE = 1;
    private static final String FILE = "tradewind-demo.duckdb";

    @TempDir
    private Path folder;

    @Test
    void demo_killedAnywhere_runAgainLeavesTheSame() throws IOException, InterruptedException {
        Path quiet = Files.createDirectory(folder.resolve("quiet"));
        int steps = finish(quiet);
        Map<String, String> undisturbed = hashes(quiet);
        assertThat(undisturbed.get("fact_orders")).doesNotStartWith("0:");
        Random random = new Random(20261125);
        int kills = 0;
        for (int round = 0; kills < KILLS; round++) {
            Path shop = Files.createDirectory(folder.resolve("round-" + round));
            StringBuilder story = new StringBuilder("killed at");
            boolean killed = true;
            while (killed && kills < KILLS) {
                int step = kills == 0 ? WHILE_TABLES_ARE_MADE : 2 + random.nextInt(steps / 6);
                story.append(' ').append(step);
                killed = kill(shop, step);
                kills += killed ? 1 : 0;
                if (killed && kills == 6) {
                    workLogInWithLittleMemory(shop);
                }
            }
            if (killed) {
                finish(shop);
            }
            assertThat(hashes(shop)).as(story.toString()).isEqualTo(undisturbed);
        }
    }

    /** The log is read anew by whoever opens the file next, with the memory that he allows. */
    private static void workLogInWithLittleMemory(Path shop) {
        Path log = shop.resolve(FILE + ".wal");
        assertThat(log).isNotEmptyFile();
        try (Warehouse warehouse = Warehouse.open("jdbc:duckdb:" + shop.resolve(FILE))
                .memoryLimit("64MB")
                .build()) {
            assertThat(warehouse.count("wh_slice")).isPositive();
        }
        assertThat(log).doesNotExist();
    }

    private static boolean kill(Path shop, int step) throws IOException, InterruptedException {
        try (DemoProcess demo = new DemoProcess(shop)) {
            return demo.killAfter(step);
        }
    }

    private static int finish(Path shop) throws IOException, InterruptedException {
        try (DemoProcess demo = new DemoProcess(shop)) {
            assertThat(demo.awaitEnd()).isZero();
            return demo.steps();
        }
    }

    private static Map<String, String> hashes(Path shop) {
        try (Warehouse warehouse = Warehouse.embedded(shop.resolve(FILE))) {
            return warehouse.canonicalHash();
        }
    }
}
