package dev.tradewind.core.auth;

import dev.tradewind.core.Platform;
import dev.tradewind.core.time.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Records, keys and seeded chance for tests of stores. */
final class Samples {
    static final Secret KEY_ONE = key((byte) 1);
    static final Secret KEY_TWO = key((byte) 2);
    static final String CANARY = "q7Canary";

    private Samples() {}

    static TokenKey key(String account) {
        return new TokenKey(Platform.LAZADA, "123456", account);
    }

    static TokenRecord record(int number) {
        Instant issued = Instant.parse("2026-11-01T00:00:00Z").plusSeconds(number);
        TokenPair pair = new TokenPair(
                Secret.of(CANARY + "-access-" + number),
                issued.plus(Duration.ofDays(30)),
                Secret.of(CANARY + "-refresh-" + number),
                issued.plus(Duration.ofDays(180)),
                issued);
        return new TokenRecord(
                pair,
                number,
                "ab".repeat(32),
                List.of("cd".repeat(32), "ef".repeat(32)),
                new TokenRecord.Intent("0f".repeat(16), issued, issued.plusSeconds(120)),
                null);
    }

    /** A record with everything absent that may be absent. */
    static TokenRecord bareRecord() {
        Instant issued = Instant.parse("2026-11-01T00:00:00.123456789Z");
        TokenPair pair = new TokenPair(Secret.of(CANARY), Instant.MAX, null, null, issued);
        return new TokenRecord(pair, 0, null, List.of(), null, "the seller left");
    }

    static Chance chance(long seed) {
        Random random = new Random(seed);
        return new Chance() {
            @Override
            public double nextFraction() {
                return random.nextDouble();
            }

            @Override
            public byte[] nextBytes(int length) {
                byte[] bytes = new byte[length];
                random.nextBytes(bytes);
                return bytes;
            }
        };
    }

    private static Secret key(byte fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, fill);
        return Secret.of(Base64.getEncoder().encodeToString(key));
    }
}
