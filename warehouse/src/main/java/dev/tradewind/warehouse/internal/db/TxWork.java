package dev.tradewind.warehouse.internal.db;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Work inside one transaction that gives a result.
 *
 * @param <T> the result
 */
@FunctionalInterface
public interface TxWork<T extends @Nullable Object> {
    /** Does the work. Is run again from the start when the database asks for it, so it must not have other effects. */
    T run(Tx tx) throws SQLException;
}
