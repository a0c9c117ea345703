package dev.tradewind.core.http;

import dev.tradewind.core.ShopRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Names the shop to whatever is logged on this thread during a call, and puts back what was there before. */
final class ShopMdc implements AutoCloseable {
    static final String KEY = "tradewind.shop";

    private final @Nullable String before;
    private final boolean named;

    private ShopMdc(Optional<ShopRef> shop) {
        this.before = MDC.get(KEY);
        this.named = shop.isPresent();
        shop.ifPresent(ref -> MDC.put(KEY, ref.toString()));
    }

    /** A call of the app is about no shop: it leaves the name of the one for which it is made. */
    static ShopMdc of(Optional<ShopRef> shop) {
        return new ShopMdc(shop);
    }

    @Override
    public void close() {
        if (named && before == null) {
            MDC.remove(KEY);
        } else if (named) {
            MDC.put(KEY, before);
        }
    }
}
