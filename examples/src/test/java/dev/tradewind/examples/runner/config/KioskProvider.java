package dev.tradewind.examples.runner.config;

import dev.tradewind.core.Platform;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.ConnectorProvider;
import dev.tradewind.core.spi.ShopSettings;
import java.util.List;

/** A platform with a setting of every kind; only its settings matter here. */
final class KioskProvider implements ConnectorProvider {
    @Override
    public Platform platform() {
        return Platform.of("kiosk");
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting("appKey", Setting.Kind.CREDENTIAL, true, "the app's key, from the app console"),
                new Setting("appSecret", Setting.Kind.CREDENTIAL, true, "the app's secret, from the app console"),
                new Setting("refreshToken", Setting.Kind.CREDENTIAL, false, "from the authorization"),
                new Setting("site", Setting.Kind.OPTION, true, "ph, my, sg"));
    }

    @Override
    public Connector open(ShopSettings settings, ConnectorRuntime runtime) {
        throw new UnsupportedOperationException("the reader of a configuration opens nothing");
    }
}
