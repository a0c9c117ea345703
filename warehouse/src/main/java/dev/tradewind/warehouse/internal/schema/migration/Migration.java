package dev.tradewind.warehouse.internal.schema.migration;

import dev.tradewind.warehouse.internal.schema.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One numbered script per engine, a resource of the jar: {@code META-INF/tradewind/ddl/duckdb/V1__base.sql}. Never changed
 * once released; its checksum is stored.
 *
 * @param version its number, from 1
 * @param name what it does
 */
record Migration(int version, String name) {
    /** All of them, in order. */
    static final List<Migration> ALL = List.of(new Migration(1, "base"), new Migration(2, "seed"));

    /** Stands in the scripts for the schema, in the way in which Flyway writes placeholders. */
    static final String SCHEMA = "${schema}";

    String file() {
        return "V" + version + "__" + name + ".sql";
    }

    /** The script as it stands in the jar. */
    String script(Dialect dialect) {
        String path = "/META-INF/tradewind/ddl/" + dialect.code() + "/" + file();
        try (InputStream in = Migration.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the jar of the warehouse lacks " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + " from the jar of the warehouse", e);
        }
    }

    /** Its statements for a schema: what ends with a semicolon at the end of a line, without lines that are comments. */
    List<String> statements(Dialect dialect, String schema) {
        String script = script(dialect)
                .lines()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining("\n", "", "\n"));
        return Arrays.stream(script.split(";\n"))
                .map(statement -> statement.replace(SCHEMA, schema).strip())
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    /** SHA-256 of the script. */
    String checksum(Dialect dialect) {
        try {
            byte[] script = script(dialect).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(script));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
