package dev.tradewind.testkit.memory;

import dev.tradewind.core.spi.Scope;
import dev.tradewind.testkit.world.World;
import dev.tradewind.testkit.world.WorldOrder;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Where reports are ordered: a job is not ready the first two times that it is asked for, then it is a gzip document. Safe for
 * use by several threads.
 */
final class ReportDesk {
    private static final int NOT_READY = 2;
    /** A prime: multiplying by it visits all rows of a report in an order that keeps none beside its neighbour. */
    private static final long STRIDE = 2_654_435_761L;

    private final Path store;
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private int truncated;

    ReportDesk(Path store) {
        this.store = store;
    }

    synchronized void truncate(int documents) {
        truncated = documents;
    }

    synchronized int jobs() {
        return jobs.size();
    }

    synchronized String create(Scope.Window window, Instant now) {
        String id = "job-" + (jobs.size() + 1);
        jobs.put(id, new Job(window, now));
        return id;
    }

    /** A job for the same window that was ordered at this instant or later. */
    synchronized Optional<String> find(Scope.Window window, Instant since) {
        return jobs.entrySet().stream()
                .filter(entry -> entry.getValue().window.equals(window))
                .filter(entry -> !entry.getValue().created.isBefore(since))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    synchronized Instant created(String id) {
        return job(id).created;
    }

    /** The document, once it is ready. */
    synchronized Optional<Path> document(String id, World world) {
        Job job = job(id);
        if (job.asked++ < NOT_READY) {
            return Optional.empty();
        }
        Path file = store.resolve(id + ".tsv.gz");
        try {
            if (job.document.isEmpty()) {
                write(file, world, job.window);
                job.document = Optional.of(file);
            }
            return truncated-- > 0 ? Optional.of(half(file)) : job.document;
        } catch (IOException full) {
            throw new UncheckedIOException("the report cannot be written to " + store, full);
        }
    }

    private Job job(String id) {
        Job job = jobs.get(id);
        if (job == null) {
            throw new IllegalArgumentException("no report job " + id);
        }
        return job;
    }

    private static Path half(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Path half = file.resolveSibling(file.getFileName() + ".half");
        return Files.write(half, Arrays.copyOf(whole, whole.length / 2));
    }

    /** Rows in scattered order, a trailer with their number at the end. */
    private static void write(Path file, World world, Scope.Window window) throws IOException {
        int most = world.seed().maxLines();
        long all = Math.multiplyExact(world.places(), most);
        long rows = 0;
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
            out.write(ReportRow.HEADER + "\n");
            for (long i = 0; i < all; i++) {
                long row = i * STRIDE % all;
                List<WorldOrder> found = world.ordersFrom(row / most, 1);
                int number = (int) (row % most);
                if (isRow(found, row / most, number, window)) {
                    WorldOrder order = found.get(0);
                    out.write(ReportRow.print(world, order, order.lines().get(number)) + "\n");
                    rows++;
                }
            }
            out.write("#rows\t" + rows + "\n");
        }
    }

    private static boolean isRow(List<WorldOrder> found, long place, int number, Scope.Window window) {
        if (found.isEmpty()
                || found.get(0).place() != place
                || number >= found.get(0).lines().size()) {
            return false;
        }
        Instant updated = found.get(0).updatedAt();
        return !updated.isBefore(window.from()) && updated.isBefore(window.to());
    }

    private static final class Job {
        private final Scope.Window window;
        private final Instant created;
        private int asked;
        private Optional<Path> document = Optional.empty();

        Job(Scope.Window window, Instant created) {
            this.window = window;
            this.created = created;
        }
    }
}
