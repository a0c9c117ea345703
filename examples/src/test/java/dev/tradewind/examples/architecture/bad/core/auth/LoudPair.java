package dev.tradewind.examples.architecture.bad.core.auth;

import java.util.List;

public record LoudPair(String id, Secret secret) {
    @Override
    public String toString() {
        return id + "=" + secret.reveal();
    }

    public record Nest(List<? extends LoudPair> pairs) {}
}
