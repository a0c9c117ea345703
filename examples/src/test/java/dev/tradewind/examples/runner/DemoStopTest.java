package dev.tradewind.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, and a signal to end, are heeded at the next commit, and answered with a receipt. */
class DemoStopTest {
    private static final int IN_THE_MIDDLE = 20;

    @TempDir
    private Path folder;

    @Test
    void demo_askedToEnd_saysStoppedAndGoesOnTheNextTime() throws IOException, InterruptedException {
        try (DemoProcess demo = new DemoProcess(folder)) {
            assertThat(demo.stopAfter(IN_THE_MIDDLE)).isEqualTo(3);
        }
        assertThat(folder.resolve("out.txt"))
                .content()
                .contains("STOPPED", "This run is not complete: the reasons stand above. Run it again.");

        try (DemoProcess demo = new DemoProcess(folder)) {
            assertThat(demo.awaitEnd()).isZero();
        }
        assertThat(Files.readString(folder.resolve("out.txt")))
                .contains("COMPLETE")
                .doesNotContain("STOPPED");
    }
}
