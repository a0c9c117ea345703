package dev.tradewind.warehouse.internal.load;

import dev.tradewind.warehouse.internal.schema.ColumnDef;
import dev.tradewind.warehouse.internal.schema.TableDef;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the text of {@code insert ... on conflict do update} for whole rows of a table. */
final class Upsert {
    private Upsert() {}

    /**
     * Puts rows of a staging table, alias {@code s}, over those of a table, alias {@code t}.
     *
     * @param instead expressions for columns that do not come from {@code s} as they are
     * @param more joins and conditions after {@code from staging s}
     * @param existing expressions for columns of an existing row, {@code t}, that do not become as in the new one, {@code
     *     excluded}
     */
    static String of(
            TableDef table, TableDef staging, Map<String, String> instead, String more, Map<String, String> existing) {
        return insert(table, staging, instead, more) + " on conflict (" + String.join(", ", table.primaryKey())
                + ") do update set "
                + table.columns().stream()
                        .map(ColumnDef::name)
                        .filter(name -> !table.primaryKey().contains(name))
                        .map(name -> name + " = " + existing.getOrDefault(name, "excluded." + name))
                        .collect(Collectors.joining(", "));
    }

    /** Adds rows of a staging table, alias {@code s}. */
    static String insert(TableDef table, TableDef staging, Map<String, String> instead, String more) {
        List<String> names = table.columns().stream().map(ColumnDef::name).toList();
        return "insert into {" + table.name() + "} as t (" + String.join(", ", names) + ") select "
                + names.stream()
                        .map(name -> instead.getOrDefault(name, "s." + name))
                        .collect(Collectors.joining(", "))
                + " from {" + staging.name() + "} s " + more;
    }
}
