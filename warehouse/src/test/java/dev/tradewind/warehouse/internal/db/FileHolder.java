package dev.tradewind.warehouse.internal.db;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that keeps a DuckDB file open until its input ends. */
final class FileHolder {
    private FileHolder() {}

    static Process start(Path file) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), FileHolder.class.getName(), file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (!"open".equals(out.readLine())) {
            throw new IOException("the other process did not open " + file);
        }
        return process;
    }

    public static void main(String[] arguments) throws IOException {
        try (Database database = Database.open("jdbc:duckdb:" + arguments[0], null, null, DatabaseOptions.defaults())) {
            System.out.println("open");
            System.in.read();
        }
    }
}
