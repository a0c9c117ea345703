package dev.tradewind.lazada.fakes;

import dev.tradewind.core.Platform;
import dev.tradewind.core.Shop;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.auth.TokenManager;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.http.ApiClient;
import dev.tradewind.lazada.LazadaSite;
import dev.tradewind.lazada.internal.spi.LazadaConnector;
import dev.tradewind.lazada.internal.wire.LazadaApi;
import dev.tradewind.lazada.internal.wire.LazadaRates;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Connectors over an API in memory. */
public final class Connectors {
    private static final ShopRef SHOP = new ShopRef(Platform.LAZADA, "100123");

    private Connectors() {}

    public static LazadaConnector of(LazadaApi api, Clock clock) {
        return of(api, clock, Optional.empty());
    }

    public static LazadaConnector of(LazadaApi api, Clock clock, Optional<Instant> serverTime) {
        return new LazadaConnector(new LazadaConnector.Parts(
                Shop.of(SHOP, LazadaSite.PH.market()),
                tokens(),
                client(api, serverTime),
                new LazadaRates(SHOP, "123456"),
                clock,
                false));
    }

    private static TokenManager tokens() {
        TokenKey key = new TokenKey(Platform.LAZADA, "123456", "100123");
        return TokenManager.builder(key, TokenStore.inMemory(), spent -> {
                    throw new UnsupportedOperationException("an API in memory needs no token");
                })
                .build();
    }

    private static ApiClient client(LazadaApi api, Optional<Instant> serverTime) {
        return new StubApi() {
            @Override
            public <T> T service(Class<T> type) {
                List<Object> services = List.of(api, new FakeMoney(), new FakeReviews());
                return services.stream()
                        .filter(type::isInstance)
                        .map(type::cast)
                        .findFirst()
                        .orElseThrow();
            }

            @Override
            public Optional<Instant> serverTime() {
                return serverTime;
            }
        };
    }
}
