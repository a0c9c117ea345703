package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.error.ConfigException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused by its text, before a database sees it: these refuse the rest by themselves. */
class ReadOnlyQueryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete from dim_platform | SELECT or WITH",
                "-- select\\n delete from dim_platform | SELECT or WITH",
                "/* select */ delete from dim_platform | SELECT or WITH",
                "selectivity | SELECT or WITH",
                "(select 1) | SELECT or WITH",
                "select 1; select 2 | one statement",
                "select ';'; select 2 | one statement",
                "select 1;; | one statement",
                "with gone as (delete from dim_platform returning *) select * from gone | DELETE",
                "WITH x AS (select 1) Insert into dim_platform select * from x | INSERT",
                "with x as (select 1) update dim_platform set name = 'x' | UPDATE",
                "with x as (select 1) merge into dim_platform using x on true | MERGE"
            })
    void of_textThatDoesMoreThanRead_isRefused(String sql, String why) {
        assertThatThrownBy(() -> ReadOnlyQuery.of(sql.replace("\\n", "\n")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "  SELECT 1 ; ",
                "-- first\nselect 1",
                "/* ; */ select 1",
                "select ';', 'it''s; delete', \"a;b\" from t",
                "with a as (select 'delete from x' as word) select word from a",
                "with deleted as (select is_deleted from fact_orders) select * from deleted"
            })
    void of_textThatReads_isTaken(String sql) {
        assertThatCode(() -> ReadOnlyQuery.of(sql)).doesNotThrowAnyException();
    }

    @Test
    void of_nothing_isRefused() {
        assertThat(List.of("", " ", ";", "--"))
                .allSatisfy(
                        sql -> assertThatThrownBy(() -> ReadOnlyQuery.of(sql)).isInstanceOf(ConfigException.class));
    }
}
