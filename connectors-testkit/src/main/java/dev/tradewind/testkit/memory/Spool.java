package dev.tradewind.testkit.memory;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A downloaded report, taken apart on disk so that all rows of an order lie in one part and a part fits into memory. The same
 * document is always taken apart in the same way.
 */
final class Spool implements Closeable {
    private static final long PART_BYTES = 512 * 1024;
    private static final int MOST_PARTS = 256;

    private final Path folder;
    private final int parts;
    private long rows;
    private long stated = -1;
    private long inflated;

    private Spool(Path folder, int parts) {
        this.folder = folder;
        this.parts = parts;
    }

    /** Downloads a document below a folder. */
    static Spool of(Path document, Path below) throws IOException {
        int parts = (int) Math.min(MOST_PARTS, 1 + Files.size(document) / PART_BYTES);
        Spool spool = new Spool(Files.createTempDirectory(below, "report-"), parts);
        try {
            spool.fill(document);
            return spool;
        } catch (IOException broken) {
            spool.close();
            throw broken;
        }
    }

    int parts() {
        return parts;
    }

    /** Rows that came. */
    long rows() {
        return rows;
    }

    /** Rows that the document's own trailer states, -1 when it has none. */
    long stated() {
        return stated;
    }

    long inflated() {
        return inflated;
    }

    /** The orders of a part, by id. */
    List<List<ReportRow>> orders(int part) throws IOException {
        Map<String, List<ReportRow>> orders = new TreeMap<>();
        try (Stream<String> lines = Files.lines(file(part), StandardCharsets.UTF_8)) {
            lines.map(ReportRow::parse)
                    .forEach(row -> orders.computeIfAbsent(row.order(), key -> new ArrayList<>())
                            .add(row));
        }
        return List.copyOf(orders.values());
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void fill(Path document) throws IOException {
        List<BufferedWriter> writers = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(document)), StandardCharsets.UTF_8))) {
            for (int part = 0; part < parts; part++) {
                writers.add(Files.newBufferedWriter(file(part), StandardCharsets.UTF_8));
            }
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                inflated += line.length() + 1L;
                if (line.startsWith("#rows\t")) {
                    stated = Long.parseLong(line.substring(6));
                } else {
                    String order = line.substring(0, line.indexOf('\t'));
                    BufferedWriter writer = writers.get(Math.floorMod(order.hashCode(), parts));
                    writer.write(line);
                    writer.write('\n');
                    rows++;
                }
            }
        } finally {
            for (BufferedWriter writer : writers) {
                writer.close();
            }
        }
    }

    private Path file(int part) {
        return folder.resolve("part-" + part);
    }
}
