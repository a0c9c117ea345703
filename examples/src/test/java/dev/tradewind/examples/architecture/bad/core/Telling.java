package dev.tradewind.examples.architecture.bad.core;

import dev.tradewind.examples.architecture.bad.core.auth.Secret;

final class Telling {
    String tell(Secret secret) {
        return secret.reveal();
    }
}
