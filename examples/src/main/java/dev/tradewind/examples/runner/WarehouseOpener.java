package dev.tradewind.examples.runner;

import dev.tradewind.core.error.ConfigException;
import dev.tradewind.examples.runner.config.DatabaseConfig;
import dev.tradewind.warehouse.Warehouse;
import dev.tradewind.warehouse.WarehouseBuilder;

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
        return database.user().isPresent() && database.password().isPresent()
                ? Warehouse.open(
                        database.url(),
                        database.user().get(),
                        database.password().get())
                : Warehouse.open(database.urlWithUser());
    }
}
