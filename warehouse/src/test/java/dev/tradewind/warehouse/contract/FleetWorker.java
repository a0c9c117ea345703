package dev.tradewind.warehouse.contract;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.warehouse.Warehouse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Syncs a fleet of shops, as one of several processes on one database. While it reads a page of a shop it has a file of that
 * name; that another process has it, too, is written down. Before the page that it was told it waits to be told to go on.
 */
final class FleetWorker {
    /** Tells a worker which form it is of: the test's own. */
    static final String FULL = "tradewind.full";

    static final int SHOPS = Boolean.getBoolean(FULL) ? 400 : 20;
    static final int ORDERS = Boolean.getBoolean(FULL) ? 100 : 12;
    static final Instant NOW = Seed.of(1).to().plus(Duration.ofDays(1));

    private FleetWorker() {}

    /**
     * Takes the URL, the instant, the folder of the files, whether the shops come from the last to the first, and how many
     * pages are read before it waits.
     */
    public static void main(String[] arguments) {
        VirtualTime time = VirtualTime.at(Instant.parse(arguments[1]));
        Path folder = Path.of(arguments[2]);
        boolean backward = Boolean.parseBoolean(arguments[3]);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        AtomicInteger pages = new AtomicInteger(Integer.parseInt(arguments[4]));
        CountDownLatch told = new CountDownLatch(1);
        try (Warehouse warehouse = open(arguments[0], time)) {
            Stream<Connector> shops = shops(
                    time,
                    backward,
                    platform -> platform.beforePage(call -> {
                        int left = pages.getAndDecrement();
                        if (left == 0) {
                            say("reading " + platform.shop().ref().id());
                            await(orders);
                            told.countDown();
                        } else if (left < 0) {
                            await(told);
                        }
                        alone(folder, platform.shop().ref().id());
                    }));
            sync(warehouse, shops)
                    .lines()
                    .forEach(line -> say("line " + line.shop().id() + " " + line.outcome() + " "
                            + line.counts().written() + " " + line.reasons()));
        }
        say("end");
    }

    /** The fleet. */
    static Stream<Connector> shops(VirtualTime time, boolean backward, UnaryOperator<MemoryPlatform> tune) {
        return IntStream.range(0, SHOPS).map(i -> backward ? SHOPS - 1 - i : i).mapToObj(number -> {
            Seed seed = Seed.of(number).orders(ORDERS).products(5);
            MemoryFeed feed = MemoryFeed.orders(tuned -> tuned.maxWindow(Duration.ofDays(60)));
            return tune.apply(MemoryPlatform.of(seed, time, "shop" + number, "account" + number, feed))
                    .connector();
        });
    }

    static Warehouse open(String url, VirtualTime time) {
        return Warehouse.open(url).clock(time).sleeper(time).build();
    }

    static Receipt sync(Warehouse warehouse, Stream<Connector> shops) {
        return warehouse
                .sync(shops)
                .datasets(Dataset.ORDERS)
                .since(Seed.of(1).from())
                .shopsAtOnce(3)
                .lanes(2)
                .run();
    }

    private static void alone(Path folder, String shop) {
        Path busy = folder.resolve(shop);
        try {
            Files.createFile(busy);
            Files.delete(busy);
        } catch (FileAlreadyExistsException two) {
            say("two processes read " + shop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(BufferedReader orders) {
        try {
            orders.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch told) {
        try {
            told.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
    }
}
