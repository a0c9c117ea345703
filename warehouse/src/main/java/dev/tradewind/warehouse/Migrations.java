package dev.tradewind.warehouse;

import dev.tradewind.warehouse.internal.schema.migration.MigrationMode;

/** What may happen to the tables when a warehouse or a token store is opened. */
public enum Migrations {
    /** Missing migrations are applied, then the tables are compared with what is expected. The default. */
    APPLY(MigrationMode.APPLY),
    /** Nothing is changed; a database that differs from what is expected is refused. Needs no right to run DDL. */
    VALIDATE(MigrationMode.VALIDATE),
    /** Nothing is changed and nothing is compared. */
    NONE(MigrationMode.NONE);

    private final MigrationMode mode;

    Migrations(MigrationMode mode) {
        this.mode = mode;
    }

    MigrationMode mode() {
        return mode;
    }
}
