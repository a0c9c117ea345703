package dev.tradewind.examples.architecture.bad.core.model;

import java.math.BigDecimal;
import org.jspecify.annotations.NullMarked;

@NullMarked
public record FinePrice(BigDecimal amount) {
    public static FinePrice of(double amount) {
        return new FinePrice(BigDecimal.valueOf(amount));
    }
}
