package dev.tradewind.warehouse.internal.schema.migration;

import dev.tradewind.core.error.ConfigException;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.ColumnDef;
import dev.tradewind.warehouse.internal.schema.ColumnType;
import dev.tradewind.warehouse.internal.schema.Dialect;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the tables differ from their definitions. A user's own further tables and columns are no difference. */
final class Drift {
    private Drift() {}

    /**
     * Compares tables with their definitions.
     *
     * @throws ConfigException when they differ
     */
    static void refuse(Database database, List<TableDef> tables, String advice) {
        List<String> differences = database.read(tx -> find(tx, tables));
        if (!differences.isEmpty()) {
            throw new ConfigException(
                    "the tables in schema " + database.schema() + " are not as expected: "
                            + String.join("; ", differences),
                    advice,
                    null);
        }
    }

    /** One line per difference; none when there is none. */
    private static List<String> find(Tx tx, List<TableDef> tables) throws SQLException {
        List<String> differences = new ArrayList<>();
        for (TableDef table : tables) {
            Map<String, Catalog.Column> columns = Catalog.columns(tx, table.name());
            if (columns.isEmpty()) {
                differences.add("table " + table.name() + " is missing");
                continue;
            }
            table.columns().forEach(column -> compare(tx, table, column, columns.get(column.name()), differences));
            List<String> key = Catalog.primaryKey(tx, table.name());
            if (!key.equals(table.primaryKey())) {
                differences.add(table.name() + " has the primary key " + key + ", not " + table.primaryKey());
            }
        }
        return differences;
    }

    private static void compare(
            Tx tx, TableDef table, ColumnDef column, Catalog.@Nullable Column found, List<String> differences) {
        String name = table.name() + "." + column.name();
        if (found == null) {
            differences.add("column " + name + " is missing");
            return;
        }
        String type = type(column, tx.dialect());
        if (!found.type().equals(type)) {
            differences.add(name + " is " + found.type() + ", not " + type);
        }
        if (found.nullable() != column.nullable()) {
            differences.add(name + (column.nullable() ? " must be allowed to be null" : " must not be null"));
        }
    }

    /** DuckDB forgets the length of a text. */
    private static String type(ColumnDef column, Dialect dialect) {
        boolean forgotten = dialect == Dialect.DUCKDB && column.type() == ColumnType.TEXT;
        return forgotten ? "varchar" : column.sqlType(dialect);
    }
}
