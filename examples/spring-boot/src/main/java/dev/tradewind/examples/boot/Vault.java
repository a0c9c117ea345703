package dev.tradewind.examples.boot;

import dev.tradewind.core.auth.Secret;
import java.util.Base64;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where this service keeps its secrets. This one asks Spring's environment; yours asks what your company runs. */
@Component
class Vault {
    private final Environment environment;

    Vault(Environment environment) {
        this.environment = environment;
    }

    String text(String name) {
        return environment.getRequiredProperty("vault." + name);
    }

    Secret secret(String name) {
        return Secret.of(text(name));
    }

    Optional<byte[]> bytes(String name) {
        return Optional.ofNullable(environment.getProperty("vault." + name)).map(Base64.getDecoder()::decode);
    }
}
