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
 *     Connector connector = fake.connector();
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

    /** The clock of the platform and of {@link #runtime()}. */
    VirtualTime clock();

    /** A runtime on the virtual clock that waits by moving it. Belongs to the fake, which closes it. */
    ConnectorRuntime runtime();

    /** Settings that open the shop: endpoints on loopback, keys, a pair of tokens, a token store in memory. */
    ShopSettings settings();

    /**
     * A connector of the shop, ready to read, on {@link #runtime()}. The platform's connector must be on the class path; it
     * is found as a {@link dev.tradewind.core.spi.ConnectorProvider}.
     *
     * @throws IllegalStateException when there is none
     */
    default Connector connector() {
        return connector(runtime());
    }

    /**
     * The same on a runtime of the caller's own, which should be on the virtual clock, too.
     *
     * @throws IllegalStateException when there is none
     */
    Connector connector(ConnectorRuntime runtime);

    /** Stops the server and closes the runtime. */
    @Override
    void close();
}
