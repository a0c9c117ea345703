package dev.tradewind.warehouse.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A {@link FleetWorker} in a JVM of its own. */
final class FleetProcess implements AutoCloseable {
    private final Process process;
    private final Writer orders;
    private final BufferedReader answers;

    private FleetProcess(Process process) {
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.US_ASCII);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** A line of its receipt. */
    record Line(String outcome, long written, String reasons) {}

    /** Starts one that waits before it reads its next page when it has read so many. */
    static FleetProcess start(String url, Instant now, Path folder, boolean backward, int pages) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new FleetProcess(new ProcessBuilder(
                        java.toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-D" + FleetWorker.FULL + "=" + Boolean.getBoolean(FleetWorker.FULL),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FleetWorker.class.getName(),
                        url,
                        now.toString(),
                        folder.toString(),
                        Boolean.toString(backward),
                        Integer.toString(pages))
                .redirectErrorStream(true)
                .start());
    }

    /** Waits until it has claimed a slice of a shop and waits before a page of it; returns the shop. */
    String awaitReading() throws IOException {
        List<String> said = new ArrayList<>();
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith("reading ")) {
                return line.substring("reading ".length());
            }
            said.add(line);
        }
        throw new IOException("the process never read: " + said);
    }

    void goOn() throws IOException {
        orders.write("go on\n");
        orders.flush();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for its end. Fails when it did not come to its end, or has seen another process where it should be alone. */
    Map<String, Line> awaitLines() throws IOException, InterruptedException {
        Map<String, Line> lines = new TreeMap<>();
        List<String> others = new ArrayList<>();
        boolean ended = false;
        for (String said = answers.readLine(); said != null; said = answers.readLine()) {
            String[] words = said.split(" ", 5);
            ended |= said.equals("end");
            if (words[0].equals("line")) {
                lines.put(words[1], new Line(words[2], Long.parseLong(words[3]), words[4]));
            } else if (!said.equals("end")) {
                others.add(said);
            }
        }
        if (process.waitFor() != 0 || !ended || others.stream().anyMatch(line -> line.startsWith("two "))) {
            throw new IOException(String.join("\n", others));
        }
        return lines;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
