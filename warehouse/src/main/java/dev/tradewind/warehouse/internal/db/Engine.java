package dev.tradewind.warehouse.internal.db;

import dev.tradewind.warehouse.internal.schema.TableDef;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** What the engines do each in its own way. The implementations alone touch the classes of a driver. */
interface Engine {
    /** Whether writers have to wait for each other. */
    boolean singleWriter();

    /** How long a transaction waits for a connection, and a writer for its turn, unless somebody says otherwise. */
    Duration patience();

    /** The parts of the schema's qualified name. */
    List<String> schema(Connection connection, String schema) throws SQLException;

    /** Begins a transaction on a connection in auto-commit mode, without a lasting change of the session. */
    void begin(Connection connection, boolean write) throws SQLException;

    /** Makes an empty staging table, which is gone by itself when the transaction is over and its connection given back. */
    void createStaging(Connection connection, TableDef staging) throws SQLException;

    /** Opens the bulk path into a staging table. */
    BulkRows bulk(Connection connection, TableDef staging) throws SQLException;

    /** Waits until no other transaction holds the lock of this name; holds it to the end of the transaction. */
    void lock(Connection connection, String space, long key) throws SQLException;

    /** Whether another transaction got in the way and this one may be run again. */
    boolean isConflict(SQLException error);
}
