package dev.tradewind.testkit.lazada;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Calls per second and API by the virtual clock. Who goes over is banned for the rest of that second and one more. */
final class Throttle {
    private final Clock clock;
    private final Map<String, Window> windows = new HashMap<>();
    private int perSecond;

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /** Allows so many calls a second of each API; 0 allows any number. */
    synchronized void perSecond(int calls) {
        perSecond = calls;
        windows.clear();
    }

    synchronized void pass(String path) {
        if (perSecond == 0) {
            return;
        }
        Instant now = clock.instant();
        Window window = windows.get(path);
        if (window == null || !now.isBefore(window.end)) {
            window = new Window(now.plusSeconds(1));
            windows.put(path, window);
        }
        window.calls++;
        if (window.calls > perSecond) {
            window.end = now.plusSeconds(1);
            throw Refusal.throttled(Duration.between(now, window.end).toSeconds());
        }
    }

    private static final class Window {
        private Instant end;
        private int calls;

        Window(Instant end) {
            this.end = end;
        }
    }
}
