package dev.tradewind.testkit.lazada;

import dev.tradewind.core.Market;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** /seller/get, and the token calls of the auth host. */
final class ShopApi {
    private final Clock clock;
    private final Tokens tokens;
    private final String sellerId;
    private final Market market;

    ShopApi(Clock clock, Tokens tokens, String sellerId, Market market) {
        this.clock = clock;
        this.tokens = tokens;
        this.sellerId = sellerId;
        this.market = market;
    }

    void seller(Params params, Wire wire) {
        wire.begin("data");
        wire.number("seller_id", Long.parseLong(sellerId)).text("name", "Fake seller");
        wire.text("name_company", "Fake Trading")
                .text("short_code", shortCode())
                .text("email", "s****r@example.com");
        wire.text("logo_url", "").flag("cb", tokens.sellers().size() > 1).text("location", market.country());
        wire.text("status", "ACTIVE").flag("verified", true).text("marketplaceEaseMode", "");
        wire.end();
    }

    void create(Params params, Wire wire) {
        tokens(tokens.create(params.required("code")), "country_user_info", wire);
    }

    void refresh(Params params, Wire wire) {
        tokens(tokens.refresh(params.required("refresh_token")), "country_user_info_list", wire);
    }

    /** No {@code data} around it, and the list of shops has another name after a refresh. */
    private void tokens(Tokens.Pair pair, String list, Wire wire) {
        wire.text("access_token", pair.access()).number("expires_in", seconds(pair.accessExpires()));
        wire.text("refresh_token", pair.refresh()).number("refresh_expires_in", seconds(pair.refreshExpires()));
        Map<String, String> sellers = tokens.sellers();
        String country = sellers.size() > 1 ? "cb" : market.country().toLowerCase(Locale.ROOT);
        wire.text("country", country).text("account", "seller@example.com").text("account_platform", "seller_center");
        wire.nothing("account_id").list(list);
        sellers.forEach((site, id) -> {
            wire.begin().text("country", site).text("user_id", "7" + id).text("seller_id", id);
            wire.text("short_code", site.toUpperCase(Locale.ROOT) + id).end();
        });
        wire.endList();
    }

    private long seconds(Instant end) {
        return Math.max(0, Duration.between(clock.instant(), end).toSeconds());
    }

    private String shortCode() {
        return market.country() + sellerId;
    }
}
