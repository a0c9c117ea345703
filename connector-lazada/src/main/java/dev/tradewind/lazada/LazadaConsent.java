package dev.tradewind.lazada;

import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.spi.Consent;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Asks the seller of one shop, and takes nobody else's consent for it. */
final class LazadaConsent implements Consent {
    private final LazadaApp app;
    private final LazadaShop shop;
    private final URI redirect;

    LazadaConsent(LazadaApp app, LazadaShop shop, URI redirect) {
        this.app = app;
        this.shop = shop;
        this.redirect = redirect;
    }

    @Override
    public URI authorizeUrl() {
        return shop.authorizeUrl(redirect);
    }

    @Override
    public void connect(URI returned) {
        Map<String, String> query = query(returned);
        String code = query.getOrDefault("code", "");
        String state = query.getOrDefault("state", "");
        if (code.isEmpty() || state.isEmpty()) {
            throw new ConfigException(
                    "the address holds no code and state of a consent",
                    "Copy the whole address at which the browser came back, from ? to its end; begin anew when it tells an"
                            + " error.",
                    null);
        }
        new ConsentDesk(app).take(code, state, shop);
    }

    private static Map<String, String> query(URI returned) {
        Map<String, String> values = new HashMap<>();
        String query = returned.getRawQuery();
        for (String each : query == null ? new String[0] : query.split("&", -1)) {
            int equal = each.indexOf('=');
            if (equal > 0) {
                values.put(decode(each.substring(0, equal)), decode(each.substring(equal + 1)));
            }
        }
        return values;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
