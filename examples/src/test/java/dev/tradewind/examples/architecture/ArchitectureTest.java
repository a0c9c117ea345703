package dev.tradewind.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of the house, on the main classes of all modules; and each law on the bad house, where it must find its breach. */
class ArchitectureTest {
    private static JavaClasses house;
    private static JavaClasses badHouse;

    @BeforeAll
    static void importOnce() {
        house = Modules.TRADEWIND.importMain();
        badHouse = Modules.BAD.importAll();
    }

    static Stream<Rule> rules() {
        return Stream.of(DependencyRules.all(), BehaviourRules.all(), ApiRules.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void law_ourHouse_isKept(Rule rule) {
        assertThat(rule.breaches(Modules.TRADEWIND, house)).as(rule.law()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void law_badHouse_findsEachBreachAndNothingFine(Rule rule) {
        List<String> breaches = rule.breaches(Modules.BAD, badHouse);

        for (String sinner : rule.brokenBy()) {
            assertThat(breaches).as("%s: %s", rule, sinner).anyMatch(line -> names(line, sinner));
        }
        assertThat(breaches).as(rule.law()).noneMatch(line -> line.matches("(?s)[^<]*<[\\w.$]*\\bFine\\w*.*"));
    }

    @Test
    void modules_withSources_areAllImported() throws IOException {
        Path top = Path.of("").toAbsolutePath().getParent();
        try (Stream<Path> folders = Files.list(top)) {
            List<Path> sources = folders.map(each -> each.resolve("src/main/java/dev/tradewind"))
                    .filter(Files::isDirectory)
                    .toList();
            for (Path each : sources) {
                try (Stream<Path> packages = Files.list(each)) {
                    assertThat(packages.map(Path::getFileName).map(Path::toString))
                            .as("modules of %s that examples/pom.xml brings", each)
                            .isSubsetOf(
                                    house.stream().map(Modules.TRADEWIND::of).toList());
                }
            }
        }
    }

    @Test
    void import_ofTheHouse_holdsNoTest() {
        assertThat(house.stream().map(JavaClass::getName))
                .noneMatch(name -> name.endsWith("Test") || name.startsWith(Modules.BAD.root()));
    }

    /** A breach begins with the member or class that commits it; a cycle names its packages. */
    private static boolean names(String line, String sinner) {
        String name = Modules.BAD.root() + "." + sinner;
        return line.matches("(?s)(Class |Method |Constructor |Field |Static Initializer )?<\\Q" + name + "\\E\\b[^$].*")
                || line.startsWith("Cycle detected") && line.contains("<" + name);
    }
}
