package dev.tradewind.examples.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What this process has used so far.
 *
 * @param wall since some fixed moment
 * @param cpu of all threads
 * @param shop of the threads that play the shop, which a real one would use elsewhere
 */
record Usage(Duration wall, Duration cpu, Duration shop) {
    private static final Path STATUS = Path.of("/proc/self/status");

    static Usage now() {
        return new Usage(Duration.ofNanos(System.nanoTime()), cpuOfProcess(), cpuOfShop());
    }

    Usage since(Usage start) {
        return new Usage(wall.minus(start.wall), cpu.minus(start.cpu), shop.minus(start.shop));
    }

    /** CPU without the shop's. */
    Duration own() {
        return cpu.minus(shop);
    }

    /** Most memory that the process ever held, in MiB; 0 where the system does not tell. */
    static long peakMemory() {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration cpuOfProcess() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? Duration.ofNanos(system.getProcessCpuTime())
                : Duration.ZERO;
    }

    /** WireMock's server names its threads qtp. */
    private static Duration cpuOfShop() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().startsWith("qtp"))
                .mapToLong(info -> Math.max(0, threads.getThreadCpuTime(info.getThreadId())))
                .sum();
        return Duration.ofNanos(nanos);
    }
}
