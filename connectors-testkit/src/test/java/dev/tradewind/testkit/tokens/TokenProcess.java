package dev.tradewind.testkit.tokens;

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

    static TokenProcess start(int port, Path file, Instant now, int threads) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new TokenProcess(new ProcessBuilder(
                        java.toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TokenWorker.class.getName(),
                        String.valueOf(port),
                        file.toString(),
                        now.toString(),
                        String.valueOf(threads))
                .redirectErrorStream(true)
                .start());
    }

    void order(String line) throws IOException {
        orders.write(line + "\n");
        orders.flush();
    }

    /** Waits for the answer to an order; what else the process says is an error. */
    void awaitDone() throws IOException {
        String answer = answers.readLine();
        if (!"done".equals(answer)) {
            throw new IOException("the process said " + answer + "\n"
                    + String.join("\n", answers.lines().toList()));
        }
    }

    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
