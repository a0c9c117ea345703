package dev.tradewind.testkit.fake;

import dev.tradewind.core.Platform;
import dev.tradewind.core.spi.ConnectorProvider;
import java.util.ServiceLoader;

/** Finds the connector of a platform on the class path. */
public final class Providers {
    private Providers() {}

    /**
     * The provider of a platform.
     *
     * @throws IllegalStateException when there is none
     */
    public static ConnectorProvider of(Platform platform) {
        return ServiceLoader.load(ConnectorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.platform().equals(platform))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no connector of " + platform
                        + " on the class path: add dev.tradewind:connector-" + platform + " to the tests"));
    }
}
