package dev.tradewind.examples.architecture.bad.warehouse;

import dev.tradewind.examples.architecture.bad.core.auth.Secret;

final class TellingCredentials {
    String tell(Secret secret) {
        return secret.reveal();
    }
}
