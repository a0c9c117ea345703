package dev.tradewind.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.warehouse.internal.db.BulkRows;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.DatabaseException;
import dev.tradewind.warehouse.internal.db.DatabaseOptions;
import dev.tradewind.warehouse.internal.db.Sql;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Columns;
import dev.tradewind.warehouse.internal.schema.Ddl;
import dev.tradewind.warehouse.internal.schema.TableDef;
import dev.tradewind.warehouse.internal.schema.UnfitValueException;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What transactions and the bulk path owe on every engine. */
public abstract class DatabaseContract {
    /** A table of three columns, in the test's own schema. */
    protected static final TableDef NOTES = TableDef.of(
                    "notes",
                    "",
                    Columns.int8("id", ""),
                    Columns.text("note", 10, "").orNull(),
                    Columns.money("price", "").orNull(),
                    Columns.instant("at", "").orNull())
            .key("id");

    protected static final TableDef STAGING = TableDef.staging("stg_notes", NOTES.columns());
    private static final Instant AT = Instant.parse("2026-11-24T23:59:59.123456Z");
    private @Nullable TestDatabase place;
    private @Nullable Database database;

    /** A new, empty database. */
    protected abstract TestDatabase newDatabase();

    @BeforeEach
    void open() {
        place = newDatabase();
        database = place.open(DatabaseOptions.defaults());
        makeNotes(database);
    }

    @AfterEach
    void close() {
        database().close();
    }

    /** The database under test, with the table {@link #NOTES}. */
    protected final Database database() {
        return Objects.requireNonNull(database);
    }

    /** Where it is. */
    protected final TestDatabase place() {
        return Objects.requireNonNull(place);
    }

    @Test
    void read_statementThatWrites_isRefusedByTheDatabase() {
        database().run(tx -> {
            fill(tx, 1);
            merge(tx);
        });

        assertThatThrownBy(() -> database().<Integer>read(tx -> {
                    try (PreparedStatement delete = tx.connection().prepareStatement("delete from " + tx.name(NOTES))) {
                        return delete.executeUpdate();
                    }
                }))
                .isInstanceOf(DatabaseException.class);
        assertThat(database().<Integer>read(tx -> tx.dsl().fetchCount(tx.table(NOTES))))
                .isEqualTo(1);
    }

    @Test
    void write_bulkAndMerge_areThereAfterwards() {
        database().run(tx -> {
            fill(tx, 1, 2, 3);
            merge(tx);
        });
        assertThat(ids()).containsExactly(1L, 2L, 3L);
        List<Object> row = database()
                .read(tx -> tx.dsl()
                        .select(
                                tx.field(NOTES, "note", String.class),
                                tx.field(NOTES, "price", BigDecimal.class),
                                at(tx))
                        .from(tx.table(NOTES))
                        .where(at(tx).eq(tx.value(AT)))
                        .and(tx.field(NOTES, "id", Long.class).eq(2L))
                        .fetchSingle()
                        .intoList());
        assertThat(row).containsExactly("note 2", new BigDecimal("2.5000"), AT);
    }

    @Test
    void write_workThrows_leavesNothing() {
        assertThatThrownBy(() -> database().run(tx -> {
                    fill(tx, 1);
                    merge(tx);
                    throw new IllegalStateException("stop");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stop");
        assertThat(ids()).isEmpty();
    }

    @Test
    void write_keyTwice_isAnErrorOfTheDataAndLeavesNothing() {
        assertThatThrownBy(() -> database().run(tx -> {
                    fill(tx, 1, 2, 1);
                    merge(tx);
                }))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(DatabaseException.Kind.DATA));
        assertThat(ids()).isEmpty();
    }

    @Test
    void bulk_severalTimesInOneTransaction_addsUpAndIsGoneAfterIt() {
        for (int round = 0; round < 2; round++) {
            long count = database().write(tx -> {
                fill(tx, 1, 2);
                fill(tx, 3);
                return (long) tx.dsl().fetchCount(tx.table(STAGING));
            });
            assertThat(count).isEqualTo(3);
        }
        assertThatThrownBy(() -> database().read(tx -> tx.dsl().fetchCount(tx.table(STAGING))))
                .isInstanceOf(DatabaseException.class);
    }

    @Test
    void bulk_valueThatDoesNotFit_costsOnlyItsRow() {
        database().run(tx -> {
            try (BulkRows rows = tx.bulk(STAGING)) {
                rows.row(1L, "fits", null, null);
                assertUnfit(rows, "note", "is longer than 10 characters", 2L, "12345678901", null, null);
                assertUnfit(
                        rows,
                        "price",
                        "has more than 4 digits after the point",
                        2L,
                        "a",
                        new BigDecimal("0.00001"),
                        null);
                assertUnfit(rows, "price", "has more than 15 digits", 2L, "a", new BigDecimal("1E15"), null);
                assertUnfit(rows, "at", "lies outside the years", 2L, "a", null, Instant.MAX);
                assertUnfit(rows, "id", "takes Long, got Integer", 2, "a", null, null);
                rows.row(3L, "1234567890", new BigDecimal("999999999999999.9999"), Instant.EPOCH);
                assertThat(rows.count()).isEqualTo(2);
            }
            merge(tx);
        });
        assertThat(ids()).containsExactly(1L, 3L);
    }

    @Test
    void read_whileOthersWrite_seesOneState() {
        List<Integer> counts = database().read(tx -> {
            int before = tx.dsl().fetchCount(tx.table(NOTES));
            CompletableFuture.runAsync(() -> database().run(other -> {
                        fill(other, 1);
                        merge(other);
                    }))
                    .join();
            return List.of(before, tx.dsl().fetchCount(tx.table(NOTES)));
        });
        assertThat(counts).containsExactly(0, 0);
        assertThat(ids()).containsExactly(1L);
    }

    @Test
    void write_insideAnother_isRefused() {
        assertThatThrownBy(() -> database().run(tx -> database().run(inner -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside another one");
        database().run(tx -> {});
    }

    @Test
    void read_allConnectionsInUse_isBusyAfterItsPatience() {
        DatabaseOptions one = DatabaseOptions.defaults().connections(1).patience(Duration.ofMillis(30));
        try (Database small = place().open(one)) {
            small.read(tx -> {
                assertThatThrownBy(() -> CompletableFuture.supplyAsync(() -> small.read(Tx::now))
                                .join())
                        .isInstanceOf(CompletionException.class)
                        .cause()
                        .isInstanceOf(DatabaseException.class)
                        .hasMessageContainingAll("all connections of the warehouse are in use", "PT0.03S");
                return tx.now();
            });
            assertThat(small.read(Tx::now)).isNotNull();
        }
    }

    @Test
    void now_clockGiven_isItsTime() {
        Instant nanos = Instant.parse("2020-02-29T01:02:03.123456789Z");
        DatabaseOptions options = DatabaseOptions.defaults().clock(Clock.fixed(nanos, ZoneOffset.UTC));
        try (Database frozen = place().open(options)) {
            assertThat(frozen.read(Tx::now)).isEqualTo("2020-02-29T01:02:03.123456Z");
        }
        assertThat(database().read(Tx::now)).isBetween(AT.minusSeconds(86_400), Instant.parse("2100-01-01T00:00:00Z"));
    }

    /** Makes the table of these tests. */
    protected static void makeNotes(Database database) {
        database.run(tx -> {
            Sql.execute(tx.connection(), "create schema " + tx.schema());
            for (String statement : Ddl.create(NOTES, tx.dialect(), tx.schema())) {
                Sql.execute(tx.connection(), statement);
            }
        });
    }

    /** Puts rows into the staging table. */
    protected static void fill(Tx tx, long... ids) throws SQLException {
        try (BulkRows rows = tx.bulk(STAGING)) {
            for (long id : ids) {
                rows.row(id, "note " + id, new BigDecimal(id + ".5"), AT);
            }
        }
    }

    /** Puts the staging table's rows into the table. */
    protected static void merge(Tx tx) throws SQLException {
        Sql.execute(tx.connection(), "insert into " + tx.name(NOTES) + " select * from " + tx.name(STAGING));
    }

    /** The ids in the table. */
    protected final List<Long> ids() {
        return database()
                .read(tx -> tx.dsl()
                        .select(tx.field(NOTES, "id", Long.class))
                        .from(tx.table(NOTES))
                        .orderBy(1)
                        .fetch()
                        .map(row -> row.value1()));
    }

    private static Field<Instant> at(Tx tx) {
        return tx.field(NOTES, "at", Instant.class);
    }

    private static void assertUnfit(BulkRows rows, String column, String reason, @Nullable Object... values) {
        assertThatThrownBy(() -> rows.row(values)).isInstanceOfSatisfying(UnfitValueException.class, e -> {
            assertThat(e.column()).isEqualTo(column);
            assertThat(e.reason()).startsWith(reason);
        });
    }
}
