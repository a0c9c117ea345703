package dev.tradewind.examples.runner;

import dev.tradewind.core.error.ConfigException;
import dev.tradewind.examples.runner.config.DatabaseConfig;
import dev.tradewind.warehouse.Warehouse;
import dev.tradewind.warehouse.WarehouseBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Opens the warehouse that the configuration names. */
final class WarehouseOpener {
    private WarehouseOpener() {}

    static Warehouse open(DatabaseConfig database) {
        WarehouseBuilder builder = builder(database);
        database.schema().ifPresent(builder::schema);
        try {
            return builder.build();
        } catch (ConfigException e) {
            throw new DatabaseUnusableException(e);
        }
    }

    private static WarehouseBuilder builder(DatabaseConfig database) {
        if (database.user().isEmpty()) {
            return Warehouse.open(database.url());
        }
        String user = database.user().get();
        if (database.password().isPresent()) {
            return Warehouse.open(database.url(), user, database.password().get());
        }
        char sign = database.url().indexOf('?') < 0 ? '?' : '&';
        return Warehouse.open(database.url() + sign + "user=" + URLEncoder.encode(user, StandardCharsets.UTF_8));
    }
}
