package dev.tradewind.examples.architecture.bad.core;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;

@NullMarked
final class Ambient {
    static final class Now {
        Instant at = Instant.now();
    }

    static final class NowByReference {
        Supplier<Instant> at = Instant::now;
    }

    static final class Today {
        LocalDate day = LocalDate.now(ZoneOffset.UTC);
    }

    static final class Millis {
        long at = System.currentTimeMillis();
    }

    static final class Nanos {
        long at = System.nanoTime();
    }

    static final class UtcClock {
        Clock clock = Clock.systemUTC();
    }

    static final class Dice {
        Random dice = new Random();
    }

    static final class DiceByReference {
        Supplier<Random> dice = Random::new;
    }

    static final class SecureDice {
        Random dice = new SecureRandom();
    }

    static final class Identifier {
        UUID id = UUID.randomUUID();
    }

    static final class Sleep {
        void rest() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    static final class Zone {
        ZoneId zone = ZoneId.systemDefault();
    }

    static final class FineClock {
        Instant now(Clock clock) {
            return Instant.now(clock);
        }
    }

    static final class FineSeed {
        Random dice(long seed) {
            return new Random(seed);
        }
    }
}
