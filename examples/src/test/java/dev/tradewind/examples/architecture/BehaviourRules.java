package dev.tradewind.examples.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What code may do, and where. Method references count as calls. */
final class BehaviourRules {
    /** The one class that may ask the machine for time, chance and sleep; its nested classes may, too. */
    private static final String SYSTEM = "core.time.SystemTime";

    private static final Pattern SIGNS = Pattern.compile(".*(Signer|OAuth|TokenClient|Credentials)");

    /** Owner, hash, member. A seeded {@code Random} and {@code now(Clock)} are fine: see {@link #isAmbient}. */
    private static final Set<String> AMBIENT = Set.of(
            "java.lang.Math#random",
            "java.lang.System#currentTimeMillis",
            "java.lang.System#nanoTime",
            "java.lang.Thread#sleep",
            "java.security.SecureRandom#<init>",
            "java.security.SecureRandom#getInstance",
            "java.security.SecureRandom#getInstanceStrong",
            "java.time.Clock#systemDefaultZone",
            "java.time.Clock#systemUTC",
            "java.time.Clock#system",
            "java.time.Clock#tickMillis",
            "java.time.Clock#tickMinutes",
            "java.time.Clock#tickSeconds",
            "java.time.ZoneId#systemDefault",
            "java.util.Locale#getDefault",
            "java.util.TimeZone#getDefault",
            "java.util.UUID#randomUUID",
            "java.util.concurrent.ThreadLocalRandom#current",
            "java.util.concurrent.TimeUnit#sleep",
            "java.util.concurrent.locks.LockSupport#parkNanos",
            "java.util.concurrent.locks.LockSupport#parkUntil");

    private static final Set<String> RANDOM = Set.of("java.util.Random", "java.util.SplittableRandom");

    private BehaviourRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "time, chance, sleep, zone and locale come through an injected interface",
                        modules -> noClasses()
                                .that(modules.library()
                                        .and(outermost(
                                                "not " + SYSTEM, name -> !name.equals(modules.root() + "." + SYSTEM))))
                                .should()
                                .accessTargetWhere(access("is ambient", BehaviourRules::isAmbient)),
                        "core.Ambient$Now",
                        "core.Ambient$NowByReference",
                        "core.Ambient$Today",
                        "core.Ambient$Millis",
                        "core.Ambient$Nanos",
                        "core.Ambient$UtcClock",
                        "core.Ambient$Dice",
                        "core.Ambient$SecureDice",
                        "core.Ambient$DiceByReference",
                        "core.Ambient$Identifier",
                        "core.Ambient$Sleep",
                        "core.Ambient$Zone"),
                Rule.of(
                        "a secret is revealed where it is signed, sent or checked",
                        modules -> noClasses()
                                .that(DescribedPredicate.describe("may not reveal", type -> !mayReveal(modules, type)))
                                .should()
                                .accessTargetWhere(access(
                                        "reveals a secret",
                                        access -> owner(access).equals(modules.root() + ".core.auth.Secret")
                                                && access.getName().startsWith("reveal"))),
                        "core.Telling",
                        "core.TellingSigner",
                        "lazada.Sideways$Telling",
                        "lazada.Sideways$TellingByReference",
                        "warehouse.TellingCredentials",
                        "examples.Runner"),
                Rule.of(
                        "a library does not print",
                        modules -> noClasses()
                                .that(modules.library())
                                .should()
                                .accessTargetWhere(access("prints", BehaviourRules::isPrint)),
                        "core.Printing$Out",
                        "core.Printing$Err",
                        "core.Printing$Trace"));
    }

    private static boolean mayReveal(Modules modules, JavaClass type) {
        return switch (modules.of(type)) {
            case "core" -> (type.getPackageName() + ".").contains(".auth.");
            case "testkit" -> true;
            default ->
                modules.isConnector(type)
                        && SIGNS.matcher(Modules.outermost(type).getSimpleName())
                                .matches();
        };
    }

    private static boolean isAmbient(JavaAccess<?> access) {
        if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
            return false;
        }
        List<JavaClass> parameters = target.getRawParameterTypes();
        boolean ownNow = owner(access).startsWith("java.time.")
                && access.getName().equals("now")
                && parameters.stream().noneMatch(type -> type.isEquivalentTo(java.time.Clock.class));
        boolean unseeded = RANDOM.contains(owner(access)) && access.getName().equals("<init>") && parameters.isEmpty();
        boolean shuffle = (owner(access) + "#" + access.getName()).equals("java.util.Collections#shuffle")
                && parameters.size() == 1;
        return ownNow || unseeded || shuffle || AMBIENT.contains(owner(access) + "#" + access.getName());
    }

    private static boolean isPrint(JavaAccess<?> access) {
        boolean stream =
                owner(access).equals("java.lang.System") && Set.of("out", "err").contains(access.getName());
        boolean trace = access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getName().equals("printStackTrace")
                && target.getRawParameterTypes().isEmpty();
        return stream || trace;
    }

    private static String owner(JavaAccess<?> access) {
        return access.getTargetOwner().getName();
    }

    private static DescribedPredicate<JavaClass> outermost(String description, Predicate<String> name) {
        return DescribedPredicate.describe(
                description, type -> name.test(Modules.outermost(type).getName()));
    }

    private static DescribedPredicate<JavaAccess<?>> access(String description, Predicate<JavaAccess<?>> test) {
        return DescribedPredicate.describe(description, test);
    }
}
