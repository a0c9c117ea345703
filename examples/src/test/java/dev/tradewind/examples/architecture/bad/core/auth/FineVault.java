package dev.tradewind.examples.architecture.bad.core.auth;

import org.jspecify.annotations.NullMarked;

@NullMarked
public final class FineVault {
    public int length(Secret secret) {
        return secret.reveal().length();
    }
}
