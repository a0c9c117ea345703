package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.error.TradewindException;
import dev.tradewind.warehouse.Warehouse;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user's question may not do, on both engines. */
class QueryGuardTest {
    private static final List<String> HOSTILE = List.of(
            "",
            ";",
            "delete from dim_platform",
            "DELETE FROM dim_platform",
            "/* select */ delete from dim_platform",
            "-- select\ndelete from dim_platform",
            "select 1; delete from dim_platform",
            "select ';'; delete from dim_platform",
            "with gone as (delete from dim_platform returning *) select * from gone",
            "with new as (insert into dim_platform select * from dim_platform returning *) select * from new",
            "WITH RECURSIVE x AS (select 1) DELETE FROM dim_platform",
            "insert into dim_platform select * from dim_platform",
            "update dim_platform set name = 'x'",
            "merge into dim_platform using dim_platform p on true when matched then delete",
            "truncate dim_platform",
            "drop table dim_platform",
            "create table other (id int)",
            "select * into other from dim_platform",
            "alter table dim_platform add column x int",
            "copy dim_platform to 'stolen.csv'",
            "copy (select 1) to 'stolen.csv'",
            "export database 'stolen'",
            "attach 'other.duckdb' as other",
            "detach other",
            "install httpfs",
            "load httpfs",
            "pragma database_list",
            "set search_path = 'x'",
            "reset all",
            "use main",
            "call pg_sleep(1)",
            "begin",
            "commit",
            "rollback",
            "vacuum",
            "checkpoint",
            "explain analyze delete from dim_platform",
            "prepare p as delete from dim_platform",
            "execute p",
            "do $$ begin delete from dim_platform; end $$",
            "select no_such_column from dim_platform",
            "select 1 from dim_platform where",
            hidden("select $$'$$", "--'"),
            hidden("select E'\\''", "select 1 --'"),
            hidden("select e'\\'' as x", "select 1 --'"),
            hidden("select 1 --\r", "select 1"),
            hidden("select 1 --\r\n", "select 1"),
            hidden("select 1 -- '\r", "select 1 -- '"),
            hidden("select $a$'$a$", "--'"),
            hidden("select $a1$ $a$ $a1$", "-- $a$"),
            hidden("select $\u00e4$'$\u00e4$", "--'"),
            hidden("select 1 as a$$", "select 1 as b$$"),
            hidden("select 1 as e$a$", "select 1 as b$a$"),
            hidden("select 1 as \u2003$a$", "select 1 as b$a$"),
            hidden("select 1\u00a0$a$ ' $a$", "--'"),
            hidden("select 1 /* /* ' */ */", "--'"),
            hidden("select 1 /* /* */ */", "/* */"),
            hidden("select 1 /* ' */", "--'"),
            hidden("select U&'\\0041\\' as x", "select 1 --'"),
            hidden("select U&\"\\0041'\" from (select 1 as \"A'\") t", "--'"),
            hidden("select E'a'\n'\\''", "select 1 --'"),
            hidden("select E'a' -- b\n '\\''", "select 1 --'"),
            hidden("select 'a\\'", "select 'b\\'"),
            hidden("select 0x1e '\\'", "select 1 --'"),
            hidden("select 0b1e'\\''", "select 1 --'"),
            hidden("select 1e'\\''", "select 1 --'"));

    /** A question after which the transaction that only reads is left. */
    private static String hidden(String question, String rest) {
        return question + "; commit; delete from tradewind.dim_platform where platform_key = 2; " + rest;
    }

    /** What only looks like more than one statement. */
    private static final List<String> HARMLESS = List.of(
            "select ';' as \"a;b\" -- ;",
            "select 1 -- ;\r as a;",
            "select $$;$$ as a ; -- the end",
            "select $tag$ ; $$ ; $tag$ as a",
            "select E'\\';' as a",
            "select /* ; /* ; */ ; */ 1",
            "select 'it''s; delete' as a");

    static List<TestDatabase> engines() {
        return List.of(Engines.duckDb(), Engines.postgres(QueryGuardTest.class));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void query_hostileText_isRefusedAndNothingChanges(TestDatabase engine) {
        try (Warehouse warehouse = Warehouse.open(engine.url()).build()) {
            var before = warehouse.canonicalHash();

            for (String sql : HOSTILE) {
                assertThatThrownBy(() -> warehouse.query(sql).rows()).as(sql).isInstanceOf(TradewindException.class);
            }

            assertThat(warehouse.canonicalHash()).isEqualTo(before);
            assertThat(warehouse.query("select count(*) from dim_platform;").rows())
                    .hasSize(1);
            for (String sql : HARMLESS) {
                assertThat(warehouse.query(sql).rows()).as(sql).hasSize(1);
            }
        }
    }
}
