package dev.tradewind.examples.architecture.bad.testkit;

import dev.tradewind.examples.architecture.bad.core.auth.Secret;
import org.jspecify.annotations.NullMarked;

@NullMarked
public final class FineFake {
    public int check(Secret secret) {
        return secret.reveal().length();
    }
}
