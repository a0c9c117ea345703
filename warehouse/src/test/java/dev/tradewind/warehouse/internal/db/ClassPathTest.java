package dev.tradewind.warehouse.internal.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.error.ConfigException;
import dev.tradewind.warehouse.contract.Engines;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ClassPathTest {
    private static final String NOTHING = "no.such.";

    @Test
    void postgres_withoutDuckDb_works() throws ReflectiveOperationException {
        assertThat(roundTrip(Set.of("org.duckdb."), NOTHING)
                        .apply(Engines.postgres().url()))
                .isEqualTo("arrived");
    }

    @Test
    void duckDb_withoutPostgres_works() throws ReflectiveOperationException {
        assertThat(roundTrip(Set.of("org.postgresql."), NOTHING).apply("jdbc:duckdb:"))
                .isEqualTo("arrived");
    }

    @Test
    void open_driverMissing_namesTheDependency() throws ReflectiveOperationException {
        UnaryOperator<String> bare = roundTrip(Set.of("org.duckdb.", "org.postgresql."), NOTHING);
        assertThatThrownBy(() -> bare.apply("jdbc:duckdb:"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Add the dependency org.duckdb:duckdb_jdbc");
        assertThatThrownBy(() -> bare.apply("jdbc:postgresql://127.0.0.1:1/x"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Add the dependency org.postgresql:postgresql");
    }

    @Test
    void open_jooqForANewerJava_saysWhichOneFits() throws ReflectiveOperationException {
        UnaryOperator<String> trip = roundTrip(Set.of(), "org.jooq.");
        assertThatThrownBy(() -> trip.apply("jdbc:duckdb:"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("made for a newer Java", "On Java 17 use jOOQ 3.19");
    }

    @Test
    void open_noJooq_saysSo() throws ReflectiveOperationException {
        UnaryOperator<String> trip = roundTrip(Set.of("org.jooq."), NOTHING);
        assertThatThrownBy(() -> trip.apply("jdbc:duckdb:"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("jOOQ cannot be loaded");
    }

    @Test
    void open_otherUrl_namesTheOnesThatWork() {
        assertThatThrownBy(
                        () -> Database.open("jdbc:h2:mem:x?password=hunter2", null, null, DatabaseOptions.defaults()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("jdbc:postgresql://HOST/DATABASE")
                .hasMessageNotContaining("hunter");
    }

    @SuppressWarnings("unchecked")
    private static UnaryOperator<String> roundTrip(Set<String> hidden, String tooNew)
            throws ReflectiveOperationException {
        return (UnaryOperator<String>) new HidingLoader(hidden, tooNew)
                .loadClass(RoundTrip.class.getName())
                .getConstructor()
                .newInstance();
    }
}
