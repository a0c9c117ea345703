package dev.tradewind.examples.architecture.bad.core.auth;

public final class Unmakeable {
    public Unmakeable(Secret secret) {
        throw new IllegalArgumentException("always " + secret);
    }
}
