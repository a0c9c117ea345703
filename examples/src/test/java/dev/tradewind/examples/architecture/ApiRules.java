package dev.tradewind.examples.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What the API shows: no type of a library that a host may have in another version, no null, no floating-point amount. */
final class ApiRules {
    private static final Predicate<JavaClass> FOREIGN =
            DependencyRules.under("okhttp3", "okio", "retrofit2", "com.fasterxml.jackson", "org.jooq");

    private ApiRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.onClasses(
                        "no OkHttp, Retrofit, Jackson or jOOQ type in a public signature",
                        Modules::library,
                        ApiRules::leaks,
                        "core.Leaking$Result",
                        "core.Leaking$Parameter",
                        "core.Leaking$Argument",
                        "core.Leaking$Array",
                        "core.Leaking$Bound",
                        "core.Leaking$Thrown",
                        "core.Leaking$Heir",
                        "core.Leaking$Implementer",
                        "core.Leaking$Inherited",
                        "core.Leaking$Constant",
                        "core.Leaking$Component"),
                Rule.onClasses(
                        "no double and no float in the model",
                        Modules::library,
                        (modules, type) -> modules.lies(type, "core.model") ? floats(type) : Stream.empty(),
                        "core.model.Price",
                        "core.model.Prices"),
                Rule.onClasses(
                        "every package is @NullMarked",
                        Modules::library,
                        (modules, type) -> isNullMarked(type) ? Stream.empty() : Stream.of("is not @NullMarked"),
                        "core.Calling"));
    }

    private static Stream<String> leaks(Modules modules, JavaClass type) {
        if (!isExposed(type) || (type.getPackageName() + ".").contains(".internal.")) {
            return Stream.empty();
        }
        Stream<String> members = type.getAllMembers().stream()
                .filter(member -> member.getOwner().equals(type)
                        || !modules.of(member.getOwner()).isEmpty() && !isExposed(member.getOwner()))
                .filter(ApiRules::isOpen)
                .flatMap(member -> foreign(member).map(name -> member.getName() + " shows " + name));
        Stream<JavaType> parents = Stream.of(
                        type.getSuperclass().stream(), type.getInterfaces().stream(), type.getTypeParameters().stream())
                .flatMap(stream -> stream);
        return Stream.concat(members, foreign(parents).map(name -> "is a " + name));
    }

    private static Stream<String> foreign(JavaMember member) {
        if (member instanceof JavaField field) {
            return foreign(Stream.of(field.getType()));
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        List<? extends JavaTypeVariable<?>> variables = unit.getTypeParameters();
        Stream<JavaType> thrown = unit.getExceptionTypes().stream().map(type -> type);
        return foreign(Stream.of(
                        Stream.of(unit.getReturnType()), unit.getParameterTypes().stream(), variables.stream(), thrown)
                .flatMap(stream -> stream));
    }

    private static Stream<String> foreign(Stream<? extends JavaType> types) {
        return types.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .filter(FOREIGN)
                .map(JavaClass::getName);
    }

    private static boolean isExposed(JavaClass type) {
        return isOpen(type.getModifiers())
                && type.getEnclosingClass().map(ApiRules::isExposed).orElse(true);
    }

    private static boolean isOpen(JavaMember member) {
        return isOpen(member.getModifiers()) && !member.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean isOpen(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static Stream<String> floats(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> field.getType().getAllInvolvedRawTypes().stream()
                        .anyMatch(each -> Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                                .contains(each.getName())))
                .map(field -> "holds " + field.getName() + " in floating point");
    }

    private static boolean isNullMarked(JavaClass type) {
        return type.isAnnotatedWith(NullMarked.class)
                || type.getEnclosingClass()
                        .map(ApiRules::isNullMarked)
                        .orElseGet(() -> type.getPackage().isAnnotatedWith(NullMarked.class));
    }
}
