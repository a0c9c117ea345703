package dev.tradewind.examples.runner;

import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.world.Seed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The command {@code demo} with a smaller shop in a JVM of its own, which tells of each step and may be killed at any. */
final class DemoProcess implements AutoCloseable {
    private static final Seed SHOP = Seed.of(1111)
            .orders(300)
            .products(30)
            .from(Instant.parse("2026-11-06T00:00:00Z"))
            .tie(30);

    private final Process process;
    private final BufferedReader progress;
    private final List<String> heard = new ArrayList<>();

    /** Starts it in a directory. */
    DemoProcess(Path folder) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DemoProcess.class.getName(),
                        folder.toString())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        progress = process.errorReader(StandardCharsets.UTF_8);
    }

    /** Runs the command with a clock so quick that progress is told at each step. */
    public static void main(String[] arguments) {
        Console console = new Console(
                new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                new BufferedReader(Reader.nullReader()),
                false,
                Map.of(),
                new QuickClock(),
                VirtualTime.at(Instant.EPOCH),
                Path.of(arguments[0]));
        int code = new CommandLine(new DemoCommand(console, SHOP)).execute();
        console.out().flush();
        Exit.with(code);
    }

    /** Waits until so many steps were told, then kills it; false when it came to its end before. */
    boolean killAfter(int steps) throws IOException, InterruptedException {
        for (String line = ""; heard.size() < steps && line != null; ) {
            line = hear();
        }
        process.toHandle().destroyForcibly(); // the process's own method would also take away what is left to read
        return awaitEnd() != 0;
    }

    /** Waits until so many steps were told, asks it to end as Ctrl-C does, and waits for that; gives its exit code. */
    int stopAfter(int steps) throws IOException, InterruptedException {
        for (String line = ""; heard.size() < steps && line != null; ) {
            line = hear();
        }
        process.toHandle().destroy();
        return awaitEnd();
    }

    /** Waits for its end; gives the exit code: 137 when it was killed, 3 when it was stopped. */
    int awaitEnd() throws IOException, InterruptedException {
        while (hear() != null) {
            // it must not wait for us to read
        }
        int code = process.waitFor();
        if (code != 0 && code != 3 && code != 137) {
            throw new IOException("the demo ended with " + code + ": " + heard);
        }
        return code;
    }

    /** How many steps were told so far. */
    int steps() {
        return heard.size();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private String hear() throws IOException {
        String line = progress.readLine();
        if (line != null) {
            heard.add(line);
        }
        return line;
    }

    /** Ten seconds go by between two looks at it. */
    private static final class QuickClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public synchronized Instant instant() {
            now = now.plusSeconds(10);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
