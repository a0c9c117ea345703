package dev.tradewind.core.spi;

import dev.tradewind.core.Platform;
import dev.tradewind.core.http.ConnectorRuntime;
import java.util.List;
import java.util.Optional;

/**
 * Opens connectors of one platform from plain settings. Found through {@link java.util.ServiceLoader}: the same door for
 * the runner, the test kit and a stranger's platform.
 */
public interface ConnectorProvider {
    /** The platform whose shops it opens. */
    Platform platform();

    /** The settings that it understands, for messages and checks before anything runs. */
    List<Setting> settings();

    /**
     * Makes a connector, without I/O.
     *
     * @throws dev.tradewind.core.error.ConfigException when a setting is missing, unknown or wrong; names the setting
     */
    Connector open(ShopSettings settings, ConnectorRuntime runtime);

    /**
     * How the seller of a shop is asked for a consent, without I/O; empty where the platform asks for none.
     *
     * @throws dev.tradewind.core.error.ConfigException when a setting is missing, unknown or wrong; names the setting
     */
    default Optional<Consent> consent(ShopSettings settings, ConnectorRuntime runtime) {
        return Optional.empty();
    }

    /**
     * A setting.
     *
     * @param name its name in {@code credentials} or {@code options}
     * @param kind where it stands
     * @param required whether a shop cannot be opened without it
     * @param description one line for people
     */
    record Setting(String name, Kind kind, boolean required, String description) {
        /** Where a setting stands. */
        public enum Kind {
            CREDENTIAL,
            OPTION
        }
    }
}
