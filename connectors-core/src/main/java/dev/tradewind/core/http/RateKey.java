package dev.tradewind.core.http;

import java.util.Objects;

/**
 * Names one allowance of calls, over all clients of a runtime: clients that draw on the same allowance use equal keys.
 *
 * @param name such as {@code lazada/100123/orders}
 */
public record RateKey(String name) {
    public RateKey {
        Objects.requireNonNull(name, "name");
    }

    @Override
    public String toString() {
        return name;
    }
}
