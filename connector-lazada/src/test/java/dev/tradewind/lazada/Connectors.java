package dev.tradewind.lazada;

import dev.tradewind.core.Platform;
import dev.tradewind.core.Shop;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.auth.TokenManager;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.http.ApiClient;
import dev.tradewind.core.http.Calls;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Connectors over an API in memory. */
final class Connectors {
    private static final ShopRef SHOP = new ShopRef(Platform.LAZADA, "100123");

    private Connectors() {}

    static LazadaConnector of(LazadaApi api, Clock clock) {
        return of(api, clock, Optional.empty());
    }

    static LazadaConnector of(LazadaApi api, Clock clock, Optional<Instant> serverTime) {
        LazadaCalls calls = new LazadaCalls(api, LazadaSite.PH, FakeShop.CONTEXT);
        LazadaCheck check = new LazadaCheck(SHOP, calls, clockOnly(serverTime), clock, false);
        return new LazadaConnector(
                Shop.of(SHOP, LazadaSite.PH.market()),
                tokens(),
                calls,
                new MoneyFeeds(
                        SHOP,
                        new MoneyCalls(new FakeMoney(), LazadaSite.PH, FakeShop.CONTEXT),
                        new ReviewCalls(new FakeReviews(), LazadaSite.PH, FakeShop.CONTEXT),
                        new PlatformClock(() -> serverTime),
                        clock),
                Optional.empty(),
                () -> Calls.NONE,
                check,
                new LazadaRates(SHOP, "123456"),
                new PlatformClock(() -> serverTime),
                clock,
                jitter -> of(api, clock, serverTime));
    }

    private static TokenManager tokens() {
        TokenKey key = new TokenKey(Platform.LAZADA, "123456", "100123");
        return TokenManager.builder(key, TokenStore.inMemory(), spent -> {
                    throw new UnsupportedOperationException("an API in memory needs no token");
                })
                .build();
    }

    private static ApiClient clockOnly(Optional<Instant> serverTime) {
        return new StubApi() {
            @Override
            public Optional<Instant> serverTime() {
                return serverTime;
            }
        };
    }
}
