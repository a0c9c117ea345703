package dev.tradewind.warehouse.internal.db;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections come from. Safe for use by several threads; the number at a time is bounded by the caller. */
interface ConnectionSource extends AutoCloseable {
    /** Gives a connection in auto-commit mode that nobody else uses. */
    Connection take() throws SQLException;

    /** Takes it back; a broken one is never given out again. */
    void giveBack(Connection connection, boolean broken) throws SQLException;

    /** Closes what is kept open. */
    @Override
    void close() throws SQLException;
}
