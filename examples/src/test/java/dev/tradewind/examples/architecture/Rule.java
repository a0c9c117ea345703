package dev.tradewind.examples.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** A law, how it is checked, and the classes of the bad house that break it, each of which must be found. */
record Rule(String law, Function<Modules, ArchRule> check, List<String> brokenBy) {

    static Rule of(String law, Function<Modules, ArchRule> check, String... brokenBy) {
        return new Rule(law, check, List.of(brokenBy));
    }

    /** A rule on single classes: the faults are the sentences that name what is wrong with one. */
    static Rule onClasses(
            String law,
            Function<Modules, DescribedPredicate<JavaClass>> subject,
            BiFunction<Modules, JavaClass, Stream<String>> faults,
            String... brokenBy) {
        return of(
                law,
                modules -> ArchRuleDefinition.classes()
                        .that(subject.apply(modules))
                        .should(have(law, modules, faults)),
                brokenBy);
    }

    /** Lists the breaches, one a line; empty when the law is kept. */
    List<String> breaches(Modules modules, JavaClasses classes) {
        return check.apply(modules)
                .allowEmptyShould(true)
                .evaluate(classes)
                .getFailureReport()
                .getDetails();
    }

    @Override
    public String toString() {
        return law;
    }

    private static ArchCondition<JavaClass> have(
            String law, Modules modules, BiFunction<Modules, JavaClass, Stream<String>> faults) {
        return new ArchCondition<>(law) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                faults.apply(modules, type)
                        .distinct()
                        .map(fault -> "<" + type.getName() + "> " + fault)
                        .forEach(line -> events.add(SimpleConditionEvent.violated(type, line)));
            }
        };
    }
}
