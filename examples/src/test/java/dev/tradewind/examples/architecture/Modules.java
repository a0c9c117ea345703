package dev.tradewind.examples.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;

/**
 * The modules below a root package: {@code <root>.core} belongs to the module core, and so on.
 *
 * <p>The rules take the root as a value, so that they can be tried on {@code architecture.bad}, a small house whose classes
 * break them.
 */
record Modules(String root) {
    static final Modules TRADEWIND = new Modules("dev.tradewind");
    static final Modules BAD = new Modules("dev.tradewind.examples.architecture.bad");

    private static final Set<String> NOT_CONNECTORS = Set.of("core", "warehouse", "testkit", "examples", "");

    /** Imports the classes below the root, without any test: not the tests of this module, not the warehouse's test-jar. */
    JavaClasses importMain() {
        ImportOption noTests = location -> !location.contains("/test-classes/") && !location.contains("-tests.jar");
        return new ClassFileImporter().withImportOption(noTests).importPackages(root);
    }

    JavaClasses importAll() {
        return new ClassFileImporter().importPackages(root);
    }

    /** Names the module of a class, or is empty for a class of somebody else. */
    String of(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        if (!name.startsWith(root + ".")) {
            return "";
        }
        String rest = name.substring(root.length() + 1);
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    /** Tells whether the class lies in one of the packages below the root, such as {@code core.http}, or under it. */
    boolean lies(JavaClass type, String... packages) {
        String name = type.getBaseComponentType().getPackageName() + ".";
        for (String each : packages) {
            if (name.startsWith(root + "." + each + ".")) {
                return true;
            }
        }
        return false;
    }

    /** All that is published: everything but the examples. */
    DescribedPredicate<JavaClass> library() {
        return DescribedPredicate.describe("in a library", type -> !of(type).isEmpty() && !of(type).equals("examples"));
    }

    DescribedPredicate<JavaClass> libraryOutside(String... packages) {
        return library()
                .and(DescribedPredicate.describe(
                        "outside " + String.join(", ", packages), type -> !lies(type, packages)));
    }

    boolean isConnector(JavaClass type) {
        return !NOT_CONNECTORS.contains(of(type));
    }

    static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Modules::outermost).orElse(type);
    }
}
