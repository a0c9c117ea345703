package dev.tradewind.examples.architecture.bad.core.auth;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;

@NullMarked
public record FinePair(Map<String, Optional<Secret>> secrets, Instant until, Mode mode) {
    public enum Mode {
        ONLY
    }

    public static FinePair of(Secret secret) {
        return new FinePair(Map.of("id", Optional.of(secret)), Instant.EPOCH, Mode.ONLY);
    }
}
