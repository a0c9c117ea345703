package dev.tradewind.warehouse.internal.tokens.processes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/** A {@link TokenWorker} in a JVM of its own. */
final class TokenProcess implements AutoCloseable {
    private final Process process;
    private final Writer orders;
    private final BufferedReader answers;

    private TokenProcess(Process process) {
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.US_ASCII);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static TokenProcess start(int port, String store, Instant now, int threads) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new TokenProcess(new ProcessBuilder(
                        java.toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TokenWorker.class.getName(),
                        String.valueOf(port),
                        store,
                        now.toString(),
                        String.valueOf(threads))
                .redirectErrorStream(true)
                .start());
    }

    void order(String line) throws IOException {
        orders.write(line + "\n");
        orders.flush();
    }

    /** Waits for what it should say; what else it says is an error. */
    void await(String wanted) throws IOException {
        String answer = hear();
        if (!wanted.equals(answer)) {
            process.destroyForcibly(); // it may be waiting for orders, and would never end what it says
            throw new IOException("the process said " + answer + "\n"
                    + String.join("\n", answers.lines().toList()));
        }
    }

    /** The next line that it says; null when it has ended. */
    String hear() throws IOException {
        return answers.readLine();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
