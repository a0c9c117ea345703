package dev.tradewind.examples.architecture.bad.core.auth;

import java.util.Objects;
import org.jspecify.annotations.NullMarked;

@NullMarked
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    public static Secret of(String value) {
        return new Secret(value);
    }

    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
