package dev.tradewind.core.http;

import dev.tradewind.core.auth.TokenEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands events to each listener; what one throws is logged once and reaches nobody else. */
final class SafeListener implements ApiListener {
    private static final Logger LOG = LoggerFactory.getLogger(ApiListener.class);

    private final List<ApiListener> listeners;
    private final AtomicBoolean complained = new AtomicBoolean();

    SafeListener(List<ApiListener> listeners) {
        this.listeners = List.copyOf(listeners);
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
        for (ApiListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException broken) {
                if (complained.compareAndSet(false, true)) {
                    LOG.warn("A listener threw; this is said once", broken);
                }
            }
        }
    }
}
