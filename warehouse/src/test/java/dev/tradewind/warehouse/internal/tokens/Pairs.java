package dev.tradewind.warehouse.internal.tokens;

import dev.tradewind.core.Platform;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.auth.TokenPair;
import dev.tradewind.core.auth.TokenRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Records and keys for tests of the store. */
final class Pairs {
    static final Secret KEY_ONE = key((byte) 1);
    static final Secret KEY_TWO = key((byte) 2);
    static final String CANARY = "q7Canary";
    private static final Instant ISSUED = Instant.parse("2026-11-01T09:30:00.125Z");

    private Pairs() {}

    static TokenKey shop(int number) {
        return new TokenKey(Platform.of("kiosk"), "app-1", "stall-%05d".formatted(number));
    }

    static TokenRecord record(int generation) {
        TokenPair pair = new TokenPair(
                Secret.of(CANARY + "-access-" + generation),
                ISSUED.plus(Duration.ofHours(4)),
                Secret.of(CANARY + "-refresh-" + generation),
                ISSUED.plus(Duration.ofDays(30)),
                ISSUED);
        return new TokenRecord(pair, generation, null, List.of("cd".repeat(32)), null, null);
    }

    private static Secret key(byte fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, fill);
        return Secret.of(Base64.getEncoder().encodeToString(bytes));
    }
}
