package dev.tradewind.warehouse.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TablesTest {
    /** PostgreSQL cuts longer names in silence. */
    private static final int LONGEST_NAME = 63;

    static List<TableDef> tables() {
        return Tables.all();
    }

    @Test
    void star_names_areTheSeven() {
        assertThat(Tables.star().stream().map(TableDef::name))
                .containsExactly(
                        "dim_platform",
                        "dim_time",
                        "dim_customer",
                        "dim_product",
                        "fact_orders",
                        "fact_traffic",
                        "fact_activity");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void definition_everyTable_isWhole(TableDef table) {
        assertThat(table.primaryKey()).isNotEmpty();
        assertThat(table.doc()).endsWith(".");
        assertThat(table.name()).matches("(dim|fact|wh|shop)_[a-z_]+");
        assertThat(table.columns()).allSatisfy(column -> {
            assertThat(column.name()).matches("[a-z][a-z0-9_]*").hasSizeLessThanOrEqualTo(LONGEST_NAME);
            assertThat(column.doc()).isNotBlank();
        });
        table.primaryKey()
                .forEach(key -> assertThat(table.column(key).nullable()).as(key).isFalse());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void money_everyTable_hasItsCurrencyBesideIt(TableDef table) {
        boolean money = table.columns().stream().anyMatch(column -> column.type() == ColumnType.MONEY);
        boolean currency =
                table.columns().stream().anyMatch(column -> column.name().equals("currency"));
        assertThat(!money || currency).isTrue();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void index_everyName_fitsPostgres(TableDef table) {
        assertThat(Ddl.create(table, Dialect.POSTGRES, "s").stream().skip(1))
                .allSatisfy(sql -> assertThat(sql.split("\"")[1]).hasSizeLessThanOrEqualTo(LONGEST_NAME));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void contentUnlessObserved_everyTable_hasObservedAt(TableDef table) {
        if (table.content()
                && table.columns().stream().anyMatch(column -> column.content() == Content.UNLESS_OBSERVED)) {
            assertThat(table.column("observed_at").type()).isEqualTo(ColumnType.TIMESTAMP);
        }
    }

    @Test
    void key_unknownColumn_isRefused() {
        TableDef table = TableDef.of("t", "", Columns.int4("a", ""));
        assertThatThrownBy(() -> table.key("b")).hasMessage("table t has no column b");
        assertThatThrownBy(() -> TableDef.of("t", "", Columns.int4("a", ""), Columns.int8("a", "")))
                .hasMessageContaining("names a column twice");
        assertThatThrownBy(() -> Tables.named("dim_shop")).hasMessage("there is no table dim_shop");
    }
}
