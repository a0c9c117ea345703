package dev.tradewind.warehouse.internal.schema.migration;

/** What may happen to the tables when a warehouse is opened. */
public enum MigrationMode {
    /** Missing migrations are applied, then the tables are compared with what is expected. */
    APPLY,
    /** Nothing is changed; a database that differs from what is expected is refused. Needs no right to run DDL. */
    VALIDATE,
    /** Nothing is changed and nothing is compared. */
    NONE
}
