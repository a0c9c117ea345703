package dev.tradewind.warehouse.internal.db;

import java.sql.SQLException;

/** Work inside one transaction without a result. */
@FunctionalInterface
public interface TxTask {
    /** Does the work. Is run again from the start when the database asks for it, so it must not have other effects. */
    void run(Tx tx) throws SQLException;
}
