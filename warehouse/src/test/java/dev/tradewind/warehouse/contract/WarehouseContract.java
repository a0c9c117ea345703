package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.schema.Dimensions;
import dev.tradewind.warehouse.internal.schema.migration.MigrationMode;
import dev.tradewind.warehouse.internal.schema.migration.Migrator;
import org.junit.jupiter.api.Test;

/** What every engine must do alike. */
public abstract class WarehouseContract {
    /** A new, empty database. */
    protected abstract TestDatabase newDatabase();

    @Test
    void apply_twice_changesNothing() {
        try (Database database = newDatabase().migrated()) {
            Migrator.run(database, MigrationMode.APPLY);
            Migrator.run(database, MigrationMode.VALIDATE);
            int days = database.read(tx -> tx.dsl().fetchCount(tx.table(Dimensions.DIM_TIME)));
            assertThat(days).isEqualTo(9_497 + 2);
        }
    }
}
