package dev.tradewind.examples.architecture;

import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes an object of any type that takes a secret, with a known value as the secret, in order to look for it elsewhere.
 *
 * <p>Touches nothing outside and makes nothing that would have to be closed: what has to be is given to it.
 */
final class Canary {
    /** Letters, digits and full Base64 of 32 bytes: fit for a key, a token and a password alike. */
    static final String SONG = "Q2FuYXJ5Q2FuYXJ5Q2FuYXJ5Q2FuYXJ5Q2FuYXJ5Q2E=";

    private static final int DEPTH = 6;

    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(String.class, "sample"),
            Map.entry(boolean.class, true),
            Map.entry(Boolean.class, true),
            Map.entry(int.class, 1),
            Map.entry(Integer.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(Long.class, 1L),
            Map.entry(BigDecimal.class, BigDecimal.ONE),
            Map.entry(byte[].class, new byte[32]),
            Map.entry(Clock.class, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)),
            Map.entry(Duration.class, Duration.ofMinutes(1)),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(LocalDate.class, LocalDate.EPOCH),
            Map.entry(OptionalInt.class, OptionalInt.of(1)),
            Map.entry(OptionalLong.class, OptionalLong.of(1)),
            Map.entry(URI.class, URI.create("https://example.com/")),
            Map.entry(ZoneId.class, ZoneOffset.UTC),
            Map.entry(Path.class, Path.of("target", "never-kept")));

    private final Class<?> secret;
    private final Map<Class<?>, Object> given;

    /** Makes what it meets, but for what is given by its type. */
    Canary(Class<?> secret, Map<Class<?>, Object> given) {
        this.secret = secret;
        this.given = given;
    }

    /** Tells whether an object of the type can be made from a secret, or from something made from one. */
    boolean isTakenBy(Class<?> type) {
        return type != secret && !AutoCloseable.class.isAssignableFrom(type) && isTakenBy(type, new HashSet<>());
    }

    private boolean isTakenBy(Class<?> type, Set<Class<?>> seen) {
        return seen.add(type)
                && makers(type)
                        .anyMatch(maker -> Arrays.stream(maker.getGenericParameterTypes())
                                .flatMap(Canary::involved)
                                .anyMatch(each -> each == secret || isOurs(each) && isTakenBy(each, seen)));
    }

    private boolean isOurs(Class<?> type) {
        return type.getPackageName().startsWith("dev.tradewind.");
    }

    /** Makes one with each maker that takes a secret; fails when none works. */
    List<Object> make(Class<?> type) {
        if (type == secret) {
            return List.of(secret());
        }
        IllegalStateException failure = new IllegalStateException("No way to make a " + type.getName());
        List<Object> made = makers(type)
                .filter(maker -> Arrays.stream(maker.getGenericParameterTypes())
                        .flatMap(Canary::involved)
                        .anyMatch(each -> each == secret || isOurs(each) && isTakenBy(each)))
                .flatMap(maker -> attempt(maker, DEPTH, failure).stream())
                .toList();
        if (made.isEmpty()) {
            throw failure;
        }
        return made;
    }

    private Object value(Type type, int depth) {
        Class<?> raw = raw(type);
        if (raw == secret) {
            return secret();
        } else if (given.containsKey(raw)) {
            return given.get(raw);
        } else if (SAMPLES.containsKey(raw)) {
            return SAMPLES.get(raw);
        } else if (raw.isEnum()) {
            return raw.getEnumConstants()[0];
        } else if (raw == Optional.class) {
            return Optional.of(value(argument(type, 0), depth));
        } else if (raw == List.class || raw == Collection.class) {
            return List.of(value(argument(type, 0), depth));
        } else if (raw == Set.class) {
            return Set.of(value(argument(type, 0), depth));
        } else if (raw == Map.class) {
            return Map.of(value(argument(type, 0), depth), value(argument(type, 1), depth));
        } else if (raw == Supplier.class) {
            Object value = value(argument(type, 0), depth);
            return (Supplier<Object>) () -> value;
        } else if (raw == Object.class) {
            return "sample";
        }
        return made(raw, depth);
    }

    private Object made(Class<?> type, int depth) {
        IllegalStateException failure = new IllegalStateException("No way to make a " + type.getName());
        if (depth > 0) {
            Stream<Class<?>> kinds = type.isSealed() ? Stream.of(type.getPermittedSubclasses()) : Stream.of(type);
            Optional<Object> made = kinds.filter(kind -> !AutoCloseable.class.isAssignableFrom(kind))
                    .flatMap(Canary::makers)
                    .flatMap(maker -> attempt(maker, depth - 1, failure).stream())
                    .findFirst();
            Optional<Object> known = made.or(() -> constant(type));
            if (known.isPresent()) {
                return known.get();
            } else if (type.isInterface() && !type.isSealed()) {
                return Proxy.newProxyInstance(
                        type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer(method));
            }
        }
        throw failure;
    }

    /** One of the objects of a type that nobody else can make. */
    private static Optional<Object> constant(Class<?> type) {
        return Stream.of(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == type)
                .findFirst()
                .map(field -> {
                    try {
                        return field.get(null);
                    } catch (IllegalAccessException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                });
    }

    private static Object answer(Method method) {
        return switch (method.getName()) {
            case "toString" -> "proxy";
            case "hashCode" -> 1;
            default -> throw new UnsupportedOperationException(method.toString());
        };
    }

    private Optional<Object> attempt(Executable maker, int depth, IllegalStateException failure) {
        try {
            Object[] arguments = Arrays.stream(maker.getGenericParameterTypes())
                    .map(type -> value(type, depth))
                    .toArray();
            return Optional.of(call(maker, arguments));
        } catch (ReflectiveOperationException | RuntimeException cannot) {
            failure.addSuppressed(cannot);
            return Optional.empty();
        }
    }

    private static Object call(Executable maker, Object[] arguments) throws ReflectiveOperationException {
        try {
            return maker instanceof Method method
                    ? method.invoke(null, arguments)
                    : ((java.lang.reflect.Constructor<?>) maker).newInstance(arguments);
        } catch (InvocationTargetException thrown) {
            throw new ReflectiveOperationException(maker + ": " + thrown.getCause(), thrown.getCause());
        }
    }

    /** A secret that sings: whatever the class calls its factory, it takes one text. */
    private Object secret() {
        for (Executable maker : makers(secret).toList()) {
            if (maker.getParameterCount() == 1 && maker.getParameterTypes()[0].isAssignableFrom(String.class)) {
                try {
                    return call(maker, new Object[] {SONG});
                } catch (ReflectiveOperationException cannot) {
                    throw new IllegalStateException(cannot);
                }
            }
        }
        throw new IllegalStateException("No factory from text in " + secret);
    }

    /** The public constructors and static factories of a public type, the shortest first. */
    private static Stream<Executable> makers(Class<?> type) {
        Stream<Executable> constructors =
                Modifier.isAbstract(type.getModifiers()) ? Stream.empty() : Stream.of(type.getConstructors());
        Stream<Executable> factories = Stream.of(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type)
                .map(method -> method);
        return Stream.concat(constructors, factories).sorted(Comparator.comparingInt(Executable::getParameterCount));
    }

    private static Stream<Class<?>> involved(Type type) {
        Stream<Class<?>> arguments = type instanceof ParameterizedType parameterized
                ? Arrays.stream(parameterized.getActualTypeArguments()).flatMap(Canary::involved)
                : Stream.empty();
        return Stream.concat(Stream.of(raw(type)), arguments);
    }

    private static Type argument(Type type, int index) {
        return type instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[index]
                : Object.class;
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        } else if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        } else if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        }
        return Object.class;
    }
}
