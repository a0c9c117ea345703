package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.error.ConfigException;
import dev.tradewind.warehouse.internal.db.CanonicalHash;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.DatabaseOptions;
import dev.tradewind.warehouse.internal.db.Sql;
import dev.tradewind.warehouse.internal.schema.ColumnDef;
import dev.tradewind.warehouse.internal.schema.ColumnType;
import dev.tradewind.warehouse.internal.schema.Content;
import dev.tradewind.warehouse.internal.schema.Controls;
import dev.tradewind.warehouse.internal.schema.Ddl;
import dev.tradewind.warehouse.internal.schema.Dialect;
import dev.tradewind.warehouse.internal.schema.Dimensions;
import dev.tradewind.warehouse.internal.schema.Facts;
import dev.tradewind.warehouse.internal.schema.KeySql;
import dev.tradewind.warehouse.internal.schema.Keys;
import dev.tradewind.warehouse.internal.schema.TableDef;
import dev.tradewind.warehouse.internal.schema.Tables;
import dev.tradewind.warehouse.internal.schema.migration.MigrationMode;
import dev.tradewind.warehouse.internal.schema.migration.Migrator;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the tables of a warehouse owe on every engine. */
public abstract class WarehouseContract {
    /** A new, empty database. */
    protected abstract TestDatabase newDatabase();

    @Test
    void apply_twice_changesNothing() {
        try (Database database = newDatabase().migrated()) {
            List<List<?>> before = versions(database);
            Migrator.run(database, MigrationMode.APPLY);
            Migrator.run(database, MigrationMode.VALIDATE);
            assertThat(versions(database)).isEqualTo(before).hasSize(2);
        }
    }

    @Test
    void validate_emptyDatabase_namesWhatIsMissingAndChangesNothing() {
        try (Database database = newDatabase().open(DatabaseOptions.defaults())) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> Migrator.run(database, MigrationMode.VALIDATE))
                        .isInstanceOf(ConfigException.class)
                        .hasMessageContainingAll("V1__base.sql", "V2__seed.sql", "migrations APPLY");
            }
            Migrator.run(database, MigrationMode.NONE);
        }
    }

    @Test
    void validate_driftedTables_namesEachDifference() {
        try (Database database = newDatabase().migrated()) {
            database.run(tx -> {
                String orders = tx.name(Facts.FACT_ORDERS);
                Sql.execute(tx.connection(), "drop table " + tx.name(Controls.WH_RAW));
                Sql.execute(tx.connection(), "create table " + tx.name(Controls.WH_RAW) + " (shop_key integer)");
                Sql.execute(tx.connection(), "alter table " + orders + " add column my_own integer");
                Sql.execute(tx.connection(), "drop table " + tx.name(Controls.WH_STOCK));
            });
            assertThatThrownBy(() -> Migrator.run(database, MigrationMode.VALIDATE))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContainingAll(
                            "table wh_stock is missing",
                            "wh_raw.shop_key is integer, not bigint",
                            "wh_raw.shop_key must not be null",
                            "column wh_raw.raw is missing",
                            "wh_raw has the primary key [], not [shop_key, dataset, record_id]")
                    .hasMessageNotContaining("my_own");
        }
    }

    @Test
    void apply_otherOrNewerVersion_isRefused() {
        try (Database database = newDatabase().migrated()) {
            database.run(tx -> tx.dsl()
                    .execute(
                            "update " + tx.name(Controls.WH_SCHEMA_VERSION) + " set checksum = 'x' where version = 1"));
            assertThatThrownBy(() -> Migrator.run(database, MigrationMode.APPLY))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("another form of V1__base.sql");
            database.run(tx -> tx.dsl()
                    .execute("update " + tx.name(Controls.WH_SCHEMA_VERSION) + " set version = 99 where version = 1"));
            assertThatThrownBy(() -> Migrator.run(database, MigrationMode.VALIDATE))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("is at version 99, this library knows 2");
        }
    }

    @Test
    void bulk_hostileStringsInEveryTextColumn_comeBackUnchanged() {
        List<String> hostile = HostileStrings.list(1_000);
        try (Database database = newDatabase().migrated()) {
            for (TableDef table : Tables.all()) {
                List<@Nullable Object[]> rows = SampleRows.rows(table, hostile);
                database.run(tx -> SampleRows.load(tx, table, rows));
                assertThat(new HashSet<>(texts(database, table)))
                        .as(table.name())
                        .containsAll(texts(table, rows));
            }
        }
    }

    @Test
    void bulk_zeroCharacterAndHalfSurrogate_areReplaced() {
        try (Database database = newDatabase().migrated()) {
            database.run(tx -> {
                @Nullable Object[] row = SampleRows.row(Controls.WH_RAW, 1, "x");
                row[row.length - 1] = "a\u0000b\ud800c\ud83d\ude00";
                SampleRows.load(tx, Controls.WH_RAW, List.<@Nullable Object[]>of(row));
            });
            String raw = database.read(tx -> tx.dsl()
                    .select(tx.field(Controls.WH_RAW, "raw", String.class))
                    .from(tx.table(Controls.WH_RAW))
                    .fetchSingle()
                    .value1());
            assertThat(raw).isEqualTo("a\ufffdb\ufffdc\ud83d\ude00");
        }
    }

    @Test
    void schema_ofAnyNameBesideTablesOfTheSameNames_isTheOnlyOneTouched() {
        String schema = "Odd \"name.x";
        try (Database database = newDatabase().open(DatabaseOptions.defaults().schema(schema))) {
            database.run(tx -> Sql.execute(tx.connection(), "create table dim_time (mine integer)"));
            Migrator.run(database, MigrationMode.APPLY);
            Migrator.run(database, MigrationMode.VALIDATE);
            String tables = "select table_schema, count(*) from information_schema.tables where table_schema not in"
                    + " ('pg_catalog', 'information_schema') group by table_schema";
            assertThat(query(database, tables))
                    .containsExactlyInAnyOrder(
                            List.of(schema, (long) Tables.all().size()),
                            List.of(database.dialect() == Dialect.DUCKDB ? "main" : "public", 1L));
            assertThat(query(database, "select count(*) from dim_time")).containsExactly(List.of(0L));
        }
    }

    @Test
    void canonicalHash_knownContent_isThisOnEveryEngine() {
        try (Database database = newDatabase().migrated()) {
            TableDef sample = SampleRows.everyType();
            String hash = database.write(tx -> {
                for (String statement : Ddl.create(sample, tx.dialect(), tx.schema())) {
                    Sql.execute(tx.connection(), statement);
                }
                SampleRows.load(tx, sample, SampleRows.rows(sample, HostileStrings.list(200)));
                return CanonicalHash.of(tx, sample);
            });
            assertThat(hash).isEqualTo("200:6bc82b2fcdda73b7d-5dde1d144dc93a728-645a88caddbf435f5-63879c55170f4d7ec");
        }
    }

    @Test
    void dimTime_everyDay_isThatOfTheCalendar() {
        try (Database database = newDatabase().migrated()) {
            String columns =
                    Dimensions.DIM_TIME.columns().stream().map(ColumnDef::name).collect(Collectors.joining(", "));
            List<List<?>> days = query(
                    database, "select " + columns + " from tradewind.dim_time where date_key > 0 order by date_key");
            assertThat(days)
                    .isEqualTo(LocalDate.of(2015, 1, 1)
                            .datesUntil(LocalDate.of(2041, 1, 1))
                            .<List<?>>map(WarehouseContract::day)
                            .toList());
        }
    }

    @Test
    void dimensions_everyOne_haveTheRowsForUnknownAndInvalid() {
        try (Database database = newDatabase().migrated()) {
            for (TableDef table : List.of(
                    Dimensions.DIM_PLATFORM, Dimensions.DIM_TIME, Dimensions.DIM_CUSTOMER, Dimensions.DIM_PRODUCT)) {
                String key = table.primaryKey().get(0);
                assertThat(query(
                                database,
                                "select cast(" + key + " as bigint) from tradewind." + table.name() + " where " + key
                                        + " <= 0 order by 1"))
                        .containsExactly(List.of(Keys.INVALID), List.of(Keys.UNKNOWN));
            }
        }
    }

    @Test
    void canonicalHash_otherOrderAndOtherTraces_isTheSame() {
        try (Database database = newDatabase().migrated()) {
            TableDef table = Facts.FACT_TRAFFIC;
            List<@Nullable Object[]> rows = SampleRows.rows(table, HostileStrings.list(20));
            String hash = hashOf(database, table, rows);
            List<@Nullable Object[]> other = new ArrayList<>();
            for (@Nullable Object[] row : rows) {
                other.add(0, row.clone());
            }
            for (ColumnDef column : table.columns()) {
                if (column.content() == Content.NEVER) {
                    other.forEach(row -> row[table.columns().indexOf(column)] = SampleRows.value(column, 999, "other"));
                }
            }
            assertThat(hashOf(database, table, other)).isEqualTo(hash);
        }
    }

    @Test
    void canonicalHash_anyValueOfContentChanged_isAnother() {
        try (Database database = newDatabase().migrated()) {
            TableDef table = Facts.FACT_TRAFFIC;
            List<@Nullable Object[]> rows = SampleRows.rows(table, HostileStrings.list(3));
            Set<String> hashes = new HashSet<>(Set.of(hashOf(database, table, rows)));
            int expected = 1;
            for (ColumnDef column : table.columns()) {
                int place = table.columns().indexOf(column);
                if (column.content() != Content.NEVER) {
                    @Nullable Object before = rows.get(1)[place];
                    rows.get(1)[place] = SampleRows.value(column, 998, "other");
                    hashes.add(hashOf(database, table, rows));
                    expected++;
                    if (column.nullable()) {
                        rows.get(1)[place] = null;
                        hashes.add(hashOf(database, table, rows));
                        expected++;
                    }
                    rows.get(1)[place] = before;
                }
            }
            assertThat(hashes).hasSize(expected);
        }
    }

    @Test
    void canonicalHash_sourceTimeThatIsOurs_isLeftOut() {
        try (Database database = newDatabase().migrated()) {
            TableDef table = Facts.FACT_TRAFFIC;
            List<@Nullable Object[]> rows = SampleRows.rows(table, HostileStrings.list(1));
            List<String> hashes = new ArrayList<>();
            for (long second : List.of(1_700_000_000L, 1_800_000_000L)) {
                for (String column : List.of("source_updated_at", "observed_at")) {
                    rows.get(0)[table.columns().indexOf(table.column(column))] = Instant.ofEpochSecond(second);
                }
                hashes.add(hashOf(database, table, rows));
            }
            assertThat(hashes.get(0)).isEqualTo(hashes.get(1));
        }
    }

    @Test
    void versionKey_inSql_equalsJava() {
        try (Database database = newDatabase().open(DatabaseOptions.defaults())) {
            for (Instant instant : List.of(
                    Instant.EPOCH,
                    Instant.parse("1969-12-31T23:59:59.999999Z"),
                    Instant.parse("2026-11-11T01:02:03.000456Z"),
                    Instant.parse("9999-12-31T00:00:00Z"))) {
                for (long durable : new long[] {0, -1, 7, Long.MAX_VALUE}) {
                    long key = database.read(tx -> tx.dsl()
                            .fetchSingle(
                                    "select " + KeySql.version(tx.dialect(), "{0}", "{1}"),
                                    DSL.inline(durable),
                                    tx.value(instant))
                            .get(0, Long.class));
                    assertThat(key).isEqualTo(Keys.version(durable, instant)).isPositive();
                }
            }
        }
    }

    private static String hashOf(Database database, TableDef table, List<@Nullable Object[]> rows) {
        return database.write(tx -> {
            Sql.execute(tx.connection(), "truncate " + tx.name(table));
            SampleRows.load(tx, table, rows);
            return CanonicalHash.of(tx, table);
        });
    }

    private static List<List<?>> query(Database database, String sql) {
        return database.read(tx ->
                tx.dsl().fetch(sql).stream().<List<?>>map(Record::intoList).toList());
    }

    private static List<?> day(LocalDate date) {
        int key = date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
        int weekday = date.getDayOfWeek().getValue();
        boolean sale = date.getMonthValue() == date.getDayOfMonth();
        return List.of(
                key,
                Date.valueOf(date),
                (short) date.getYear(),
                (short) date.get(IsoFields.QUARTER_OF_YEAR),
                (short) date.getMonthValue(),
                date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                key / 100,
                (short) date.get(IsoFields.WEEK_BASED_YEAR),
                (short) date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                Date.valueOf(date.minusDays(weekday - 1)),
                (short) date.getDayOfMonth(),
                (short) weekday,
                date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                weekday >= 6,
                date.plusDays(1).getDayOfMonth() == 1,
                sale ? date.getMonthValue() + "." + date.getDayOfMonth() : "");
    }

    private static List<List<?>> versions(Database database) {
        return query(
                database,
                "select version, checksum, cast(applied_at as varchar) from tradewind.wh_schema_version order by 1");
    }

    private static Set<List<?>> texts(TableDef table, List<@Nullable Object[]> rows) {
        List<Integer> places =
                textColumns(table).stream().map(table.columns()::indexOf).toList();
        return rows.stream()
                .<List<?>>map(row -> places.stream().map(place -> row[place]).toList())
                .collect(Collectors.toSet());
    }

    private static List<List<?>> texts(Database database, TableDef table) {
        return database.read(tx -> tx
                .dsl()
                .select(textColumns(table).stream()
                        .map(column -> tx.field(table, column.name(), String.class))
                        .toList())
                .from(tx.table(table))
                .fetch()
                .stream()
                .<List<?>>map(Record::intoList)
                .toList());
    }

    private static List<ColumnDef> textColumns(TableDef table) {
        return table.columns().stream()
                .filter(column -> column.type() == ColumnType.TEXT)
                .toList();
    }
}
