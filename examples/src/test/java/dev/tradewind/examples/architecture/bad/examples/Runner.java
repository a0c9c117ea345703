package dev.tradewind.examples.architecture.bad.examples;

import dev.tradewind.examples.architecture.bad.core.auth.Secret;
import dev.tradewind.examples.architecture.bad.core.internal.FineHidden;

final class Runner {
    FineHidden hidden = new FineHidden();

    String tell(Secret secret) {
        return secret.reveal();
    }
}
