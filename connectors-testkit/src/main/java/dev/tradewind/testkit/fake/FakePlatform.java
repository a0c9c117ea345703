package dev.tradewind.testkit.fake;

import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.ShopSettings;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.world.World;

/**
 * A platform on loopback with one shop on it. Close it last. Safe for use by several threads.
 *
 * <pre>{@code
 * try (FakeLazada fake = FakeLazada.start(Seed.of(7).orders(500))) {
 *     fake.faults().every(10, Fault.THROTTLED);
 *     Connector connector = fake.connector(runtime);
 * }
 * }</pre>
 */
public interface FakePlatform extends AutoCloseable {
    /** The shop's content. */
    World world();

    /** What goes wrong. */
    Faults faults();

    /** What was asked. */
    Journal journal();

    /** The platform's clock; give it to the runtime as well. */
    VirtualTime clock();

    /** Settings that open the shop: endpoints on loopback, keys, a pair of tokens, a token store in memory. */
    ShopSettings settings();

    /**
     * A connector of the shop, ready to read. The platform's connector must be on the class path; it is found as a
     * {@link dev.tradewind.core.spi.ConnectorProvider}.
     *
     * @param runtime what it works on, by the virtual clock
     * @throws IllegalStateException when there is none
     */
    Connector connector(ConnectorRuntime runtime);

    /** Stops the server. */
    @Override
    void close();
}
