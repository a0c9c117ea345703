package dev.tradewind.warehouse.internal.db;

import dev.tradewind.core.error.ConfigException;

/** Refuses a jOOQ that this JVM cannot load, before anything else fails with a linkage error. */
final class JooqCheck {
    private JooqCheck() {}

    static void run() {
        run(JooqCheck.class.getClassLoader());
    }

    static void run(ClassLoader loader) {
        try {
            Class.forName("org.jooq.impl.DSL", true, loader);
        } catch (UnsupportedClassVersionError e) {
            throw new ConfigException(
                    "the jOOQ on the class path is made for a newer Java than this one ("
                            + Runtime.version().feature() + ")",
                    "On Java 17 use jOOQ 3.19, the last line for it (with Spring Boot: the property jooq.version);"
                            + " from Java 21 on any newer one works",
                    e);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ConfigException(
                    "jOOQ cannot be loaded", "Put one org.jooq:jooq of at least 3.19 on the class path", e);
        }
    }
}
