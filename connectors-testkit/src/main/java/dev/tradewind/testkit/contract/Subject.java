package dev.tradewind.testkit.contract;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Span;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.fake.FakePlatform;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.testkit.world.World;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A shop with known content, for {@link ConnectorContract}: it stands still, but for what {@code work} does when it is told
 * to. Immutable but for what it stands for.
 *
 * @param connectors makes another connector of the same shop each time, as another process would
 * @param clock the clock of the platform and of the connectors' runtime
 * @param span holds everything that is expected
 * @param expected ids that must come when all feeds are read over the span, by dataset; datasets that are not named are not
 *     checked
 * @param secrets what must not be seen anywhere
 * @param requests how many requests the platform has had, empty when nobody counts them
 * @param closing frees the platform
 * @param work how the shop goes on while it is read, empty when it cannot
 */
public record Subject(
        Supplier<Connector> connectors,
        VirtualTime clock,
        Span span,
        Map<Dataset<?>, Set<String>> expected,
        Set<String> secrets,
        Optional<LongSupplier> requests,
        Runnable closing,
        Optional<ShopWork> work)
        implements AutoCloseable {
    public Subject {
        expected = Map.copyOf(expected);
        secrets = Set.copyOf(secrets);
    }

    /** A shop with nothing secret, whose requests nobody counts, that needs no closing. */
    public static Subject of(
            Supplier<Connector> connectors, VirtualTime clock, Span span, Map<Dataset<?>, Set<String>> expected) {
        return new Subject(connectors, clock, span, expected, Set.of(), Optional.empty(), () -> {}, Optional.empty());
    }

    /**
     * The shop of a fake platform: all orders and products that its world was born with; it stands still and is closed with
     * the subject.
     */
    public static Subject of(FakePlatform fake) {
        Seed seed = fake.world().seed();
        return new Subject(
                fake::connector,
                fake.clock(),
                new Span(seed.from(), seed.to(), seed.market().zone()),
                Map.of(Dataset.ORDERS, orders(fake.world()), Dataset.PRODUCTS, products(fake.world())),
                fake.settings().credentials().values().stream()
                        .map(Secret::reveal)
                        .filter(secret -> secret.length() >= 8)
                        .collect(Collectors.toSet()),
                Optional.of(fake.journal()::calls),
                fake::close,
                Optional.empty());
    }

    /** The same shop, which can work while it is read. */
    public Subject working(ShopWork shopWork) {
        return new Subject(connectors, clock, span, expected, secrets, requests, closing, Optional.of(shopWork));
    }

    /** The ids of all orders of a world. */
    public static Set<String> orders(World world) {
        return world.allOrders().map(order -> Long.toString(order.id())).collect(Collectors.toSet());
    }

    /** The ids of all products of a world. */
    public static Set<String> products(World world) {
        return world.allProducts().map(product -> Long.toString(product.id())).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        closing.run();
    }

    /** Prints no secret. */
    @Override
    public String toString() {
        Map<String, Integer> sizes = new TreeMap<>();
        expected.forEach((dataset, ids) -> sizes.put(dataset.name(), ids.size()));
        return "Subject(" + span + ", " + sizes + ")";
    }
}
