package dev.tradewind.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who may depend on whom. */
final class DependencyRules {
    private DependencyRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.onClasses(
                        "a library module depends on itself and on core",
                        Modules::library,
                        DependencyRules::onOtherModules,
                        "core.Upward",
                        "lazada.Sideways$ToWarehouse",
                        "lazada.Sideways$ToConnector",
                        "testkit.Nosy",
                        "warehouse.Knowing$OfPlatform",
                        "warehouse.Knowing$OfTestkit"),
                Rule.onClasses(
                        "an internal package is used by its own module",
                        modules -> alwaysTrue(),
                        (modules, type) -> dependencies(
                                type,
                                target -> (target.getPackageName() + ".").contains(".internal.")
                                        && !modules.of(target).isEmpty()
                                        && !modules.of(target).equals(modules.of(type))),
                        "lazada.Sideways$ToInternals",
                        "examples.Runner"),
                Rule.of("no package depends on itself by way of others", DependencyRules::noCycles, "core.loop.Start"),
                Rule.onClasses(
                        "only the warehouse uses jOOQ",
                        modules -> modules.libraryOutside("warehouse"),
                        (modules, type) -> dependencies(type, under("org.jooq")),
                        "lazada.Sideways$ToDatabase"),
                Rule.onClasses(
                        "only core.http and core.internal use OkHttp",
                        modules -> modules.libraryOutside("core.http", "core.internal"),
                        (modules, type) -> dependencies(type, under("okhttp3")),
                        "core.Calling",
                        "core.Leaking$Parameter"),
                Rule.onClasses(
                        "no java.util.Date and its kin",
                        Modules::library,
                        (modules, type) -> dependencies(
                                type,
                                target -> List.of(
                                                "java.util.Date",
                                                "java.util.Calendar",
                                                "java.util.GregorianCalendar",
                                                "java.text.SimpleDateFormat")
                                        .contains(target.getName())),
                        "core.Dated$AsDate",
                        "core.Dated$AsCalendar"));
    }

    static Predicate<JavaClass> under(String... packages) {
        return type -> Stream.of(packages)
                .anyMatch(each -> (type.getBaseComponentType().getPackageName() + ".").startsWith(each + "."));
    }

    private static Stream<String> onOtherModules(Modules modules, JavaClass type) {
        return dependencies(
                type, target -> !List.of("", "core", modules.of(type)).contains(modules.of(target)));
    }

    private static Stream<String> dependencies(JavaClass type, Predicate<JavaClass> onTarget) {
        return type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> onTarget.test(dependency.getTargetClass()))
                .map(Dependency::getDescription);
    }

    private static ArchRule noCycles(Modules modules) {
        SliceAssignment byPackage = new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return modules.of(type).isEmpty()
                        ? SliceIdentifier.ignore()
                        : SliceIdentifier.of(type.getBaseComponentType().getPackageName());
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
        return SlicesRuleDefinition.slices().assignedFrom(byPackage).should().beFreeOfCycles();
    }
}
