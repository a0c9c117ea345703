package dev.tradewind.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.tradewind.examples.architecture.bad.core.auth.FinePair;
import dev.tradewind.examples.architecture.bad.core.auth.LoudPair;
import dev.tradewind.examples.architecture.bad.core.auth.Secret;
import dev.tradewind.examples.architecture.bad.core.auth.Unmakeable;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.DatabaseOptions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every public type that is made from a secret, in any module, is made from a canary and printed. */
class SecretsDoNotPrintTest {
    private static final String SECRET = "dev.tradewind.core.auth.Secret";
    private static final Database DATABASE = Database.open("jdbc:duckdb:", null, null, DatabaseOptions.defaults());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @TestFactory
    Stream<DynamicTest> toString_ofWhatHoldsASecret_keepsIt() {
        List<JavaClass> classes = Modules.TRADEWIND.importMain().stream().toList();
        boolean hasAuth = classes.stream().anyMatch(type -> Modules.TRADEWIND.lies(type, "core.auth"));
        boolean hasSecret = classes.stream().anyMatch(type -> type.getName().equals(SECRET));
        assertThat(hasSecret).as("core.auth has its Secret").isEqualTo(hasAuth);
        if (!hasSecret) {
            return Stream.empty();
        }
        Class<?> secret = load(SECRET);
        Canary canary = new Canary(secret, Map.of(Database.class, DATABASE));
        Stream<Class<?>> holders = classes.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .<Class<?>>map(type -> load(type.getName()))
                .filter(canary::isTakenBy);
        return Stream.concat(Stream.of(secret), holders)
                .map(type -> DynamicTest.dynamicTest(type.getName(), () -> check(canary, type)));
    }

    @Test
    void canary_inBadHouse_isHeardWhereItSings() {
        Canary canary = new Canary(Secret.class, Map.of());

        assertThat(canary.make(Secret.class)).hasSize(1).noneMatch(SecretsDoNotPrintTest::sings);
        assertThat(canary.isTakenBy(LoudPair.class)).isTrue();
        assertThat(canary.make(LoudPair.class)).anyMatch(SecretsDoNotPrintTest::sings);
        assertThat(canary.isTakenBy(LoudPair.Nest.class)).isTrue();
        assertThat(canary.make(LoudPair.Nest.class)).anyMatch(SecretsDoNotPrintTest::sings);
        assertThat(canary.isTakenBy(FinePair.class)).isTrue();
        assertThat(canary.make(FinePair.class)).hasSize(2).noneMatch(SecretsDoNotPrintTest::sings);
        assertThat(canary.isTakenBy(String.class)).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> canary.make(Unmakeable.class));
    }

    private static void check(Canary canary, Class<?> type) {
        assertThat(canary.make(type)).noneMatch(SecretsDoNotPrintTest::sings);
    }

    private static boolean sings(Object made) {
        return made.toString().contains(Canary.SONG);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, SecretsDoNotPrintTest.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
