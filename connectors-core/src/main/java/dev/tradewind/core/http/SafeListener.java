package dev.tradewind.core.http;

import dev.tradewind.core.auth.TokenEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells all listeners; one that throws is named once in the log and disturbs nobody. Safe for use by several threads. */
final class SafeListener implements ApiListener {
    private static final Logger LOG = LoggerFactory.getLogger("dev.tradewind.http");

    private final List<Guarded> listeners;

    private record Guarded(ApiListener listener, AtomicBoolean told) {}

    SafeListener(List<ApiListener> listeners) {
        this.listeners = listeners.stream()
                .map(each -> new Guarded(each, new AtomicBoolean()))
                .toList();
    }

    @Override
    public void onAttempt(ApiAttempt attempt) {
        tell(listener -> listener.onAttempt(attempt));
    }

    @Override
    public void onWait(ApiWait wait) {
        tell(listener -> listener.onWait(wait));
    }

    @Override
    public void onToken(TokenEvent event) {
        tell(listener -> listener.onToken(event));
    }

    private void tell(Consumer<ApiListener> event) {
        for (Guarded each : listeners) {
            try {
                event.accept(each.listener());
            } catch (RuntimeException e) {
                if (each.told().compareAndSet(false, true)) {
                    LOG.warn(
                            "A listener threw, which is not allowed; it goes on hearing of events, and more is not logged: {}",
                            each.listener().getClass().getName(),
                            e);
                }
            }
        }
    }
}
