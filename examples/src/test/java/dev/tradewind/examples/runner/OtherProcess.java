package dev.tradewind.examples.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Another process that has a DuckDB file open until it is closed. */
final class OtherProcess implements AutoCloseable {
    private final Process process;

    OtherProcess(Path file) {
        try {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            OtherProcess.class.getName(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.getInputStream().read() != '+') {
                throw new IllegalStateException("the other process did not open " + file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no other process", e);
        }
    }

    /** Opens the file, says so, and holds it until its input ends. */
    public static void main(String[] arguments) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + arguments[0])) {
            System.out.write('+');
            System.out.flush();
            if (System.in.read() < 0) {
                connection.close();
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
