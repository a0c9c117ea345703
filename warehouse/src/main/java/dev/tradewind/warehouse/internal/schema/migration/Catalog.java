package dev.tradewind.warehouse.internal.schema.migration;

import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Dialect;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the database says of its own tables. */
final class Catalog {
    /**
     * A column as it is.
     *
     * @param type as {@code ColumnType.sql} spells it
     * @param nullable whether it may be missing
     */
    record Column(String type, boolean nullable) {}

    private Catalog() {}

    static boolean hasSchema(Tx tx) throws SQLException {
        return !query(
                        tx,
                        "select schema_name from information_schema.schemata where catalog_name = current_database()"
                                + " and schema_name = ?",
                        tx.schemaName())
                .isEmpty();
    }

    static boolean hasTable(Tx tx, String table) throws SQLException {
        return !columns(tx, table).isEmpty();
    }

    /** The columns of a table in order; none when there is no such table. */
    static Map<String, Column> columns(Tx tx, String table) throws SQLException {
        Map<String, Column> columns = new LinkedHashMap<>();
        List<List<String>> rows = tx.dialect() == Dialect.DUCKDB
                ? query(
                        tx,
                        "select column_name, data_type, is_nullable from information_schema.columns where"
                                + " table_catalog = current_database() and table_schema = ? and table_name = ? order by"
                                + " ordinal_position",
                        tx.schemaName(),
                        table)
                : query(
                        tx,
                        "select a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 'NO' else"
                                + " 'YES' end from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid ="
                                + " a.attrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace where n.nspname"
                                + " = ? and c.relname = ? and c.relkind in ('r', 'p') and a.attnum > 0 and not"
                                + " a.attisdropped order by a.attnum",
                        tx.schemaName(),
                        table);
        rows.forEach(row -> columns.put(row.get(0), new Column(plain(row.get(1)), "YES".equals(row.get(2)))));
        return columns;
    }

    /** The columns of a table's primary key in order. */
    static List<String> primaryKey(Tx tx, String table) throws SQLException {
        // PostgreSQL's information_schema shows constraints only to those who may change the table.
        String sql = tx.dialect() == Dialect.DUCKDB
                ? "select unnest(constraint_column_names) from duckdb_constraints() where constraint_type = 'PRIMARY KEY'"
                        + " and database_name = current_database() and schema_name = ? and table_name = ?"
                : "select a.attname from pg_catalog.pg_constraint k join pg_catalog.pg_class c on c.oid = k.conrelid join"
                        + " pg_catalog.pg_namespace n on n.oid = c.relnamespace join unnest(k.conkey) with ordinality as"
                        + " key (attnum, place) on true join pg_catalog.pg_attribute a on a.attrelid = c.oid and"
                        + " a.attnum = key.attnum where k.contype = 'p' and n.nspname = ? and c.relname = ? order by"
                        + " key.place";
        return query(tx, sql, tx.schemaName(), table).stream()
                .map(row -> row.get(0))
                .toList();
    }

    /** Both engines' long names for what we spell short. */
    private static String plain(String type) {
        return type.toLowerCase(Locale.ROOT)
                .replace("character varying", "varchar")
                .replace("timestamp with time zone", "timestamptz");
    }

    private static List<List<String>> query(Tx tx, String sql, String... values) throws SQLException {
        List<List<String>> result = new ArrayList<>();
        try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                int width = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= width; i++) {
                        row.add(rows.getString(i));
                    }
                    result.add(row);
                }
            }
        }
        return result;
    }
}
