package dev.tradewind.examples.stall;

import dev.tradewind.core.Platform;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.ConnectorProvider;
import dev.tradewind.core.spi.ShopSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

// cut: provider
/** Lets a configuration say {@code platform: stall}. Named in {@code META-INF/services}. */
public final class StallProvider implements ConnectorProvider {
    @Override
    public Platform platform() {
        return StallConnector.STALL;
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting("notebook", Setting.Kind.OPTION, true, "the CSV file with the stall's sales"));
    }

    @Override
    public Connector open(ShopSettings settings, ConnectorRuntime runtime) {
        Path notebook = Path.of(settings.options().getOrDefault("notebook", ""));
        if (!Files.isRegularFile(notebook)) {
            throw new ConfigException(
                    "option notebook: there is no file " + notebook, "Name the stall's CSV file.", null);
        }
        return new StallConnector(settings.shop(), new CsvNotebook(notebook), runtime.clock());
    }
}
// cut: end
