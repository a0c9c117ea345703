package dev.tradewind.core.http;

import java.util.Objects;

/**
 * A decoded query or form parameter.
 *
 * @param name its name
 * @param value its value, not percent-encoded
 */
public record Param(String name, String value) {
    public Param {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    /** Prints the name only: values may be secret. */
    @Override
    public String toString() {
        return name + "=...";
    }
}
