package dev.tradewind.examples.architecture.bad.lazada;

import dev.tradewind.examples.architecture.bad.core.auth.Secret;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;

@NullMarked
public final class FineSigner {
    public int sign(Secret secret) {
        Supplier<String> key = secret::reveal;
        return key.get().length() + new FineNested().sign(secret);
    }

    private static final class FineNested {
        int sign(Secret secret) {
            return secret.reveal().length();
        }
    }
}
