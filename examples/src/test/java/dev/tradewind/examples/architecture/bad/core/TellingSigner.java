package dev.tradewind.examples.architecture.bad.core;

import dev.tradewind.examples.architecture.bad.core.auth.Secret;

/** The name alone does not help: it is no connector's. */
final class TellingSigner {
    String tell(Secret secret) {
        return secret.reveal();
    }
}
