package dev.tradewind.lazada;

import dev.tradewind.core.Platform;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenPair;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.ConnectorProvider;
import dev.tradewind.core.spi.ConnectorProvider.Setting.Kind;
import dev.tradewind.core.spi.Consent;
import dev.tradewind.core.spi.ShopSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Opens Lazada shops from plain settings. */
public final class LazadaConnectorProvider implements ConnectorProvider {
    private static final String ACCOUNT = "account";

    private static final List<Setting> SETTINGS = List.of(
            new Setting("appKey", Kind.CREDENTIAL, true, "App Key of the app in the console of Lazada Open Platform"),
            new Setting("appSecret", Kind.CREDENTIAL, true, "App Secret of the same app"),
            new Setting("accessToken", Kind.CREDENTIAL, false, "access token to begin with"),
            new Setting("refreshToken", Kind.CREDENTIAL, false, "refresh token that came with it"),
            new Setting("site", Kind.OPTION, true, "country of the shop: sg, my, ph, th, vn or id"),
            new Setting(ACCOUNT, Kind.OPTION, false, "seller id under which a cross-border seller's tokens are kept"),
            new Setting("partnerId", Kind.OPTION, false, "sent as partner_id when the gateway answers MissingPartner"),
            new Setting("redirect", Kind.OPTION, false, "the app's callback address; a new consent comes back there"),
            new Setting("reviews", Kind.OPTION, false, "true to read reviews, at a call for each product and day"));

    /** Called by {@link java.util.ServiceLoader}. */
    public LazadaConnectorProvider() {}

    @Override
    public Platform platform() {
        return Platform.LAZADA;
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public Connector open(ShopSettings settings, ConnectorRuntime runtime) {
        return shop(app(settings, runtime), settings, runtime).connector();
    }

    @Override
    public Optional<Consent> consent(ShopSettings settings, ConnectorRuntime runtime) {
        LazadaApp app = app(settings, runtime);
        URI redirect = redirect(settings)
                .orElseThrow(() -> wrong(
                        settings,
                        "option redirect is missing",
                        "Set it to the app's callback address in the console, letter by letter."));
        return Optional.of(new LazadaConsent(app, shop(app, settings, runtime), redirect));
    }

    private static LazadaApp app(ShopSettings settings, ConnectorRuntime runtime) {
        refuseUnknown(settings, Kind.CREDENTIAL, settings.credentials().keySet());
        refuseUnknown(settings, Kind.OPTION, settings.options().keySet());
        LazadaCredentials credentials = credentials(settings);
        LazadaAppBuilder builder = LazadaApp.builder(runtime)
                .site(site(settings))
                .credentials(credentials)
                .tokens(settings.tokens());
        settings.endpoint().ifPresent(builder::endpoint);
        settings.authEndpoint().ifPresent(builder::authEndpoint);
        option(settings, "partnerId").ifPresent(builder::partnerId);
        if (settings.shop().isBlank()) {
            throw wrong(settings, "shop is missing", "Set it to the seller id; Seller Center shows it in the profile.");
        }
        redirect(settings);
        return builder.build();
    }

    private static LazadaShop shop(LazadaApp app, ShopSettings settings, ConnectorRuntime runtime) {
        LazadaShop shop = app.shop(settings.shop());
        shop = readsReviews(settings) ? shop.withReviews() : shop;
        shop = option(settings, ACCOUNT).map(shop::account).orElse(shop);
        return seed(settings, runtime.clock().instant()).map(shop::startingWith).orElse(shop);
    }

    private static Optional<URI> redirect(ShopSettings settings) {
        return option(settings, "redirect").map(text -> address(settings, text));
    }

    private static URI address(ShopSettings settings, String text) {
        try {
            URI address = new URI(text);
            if (address.getHost() != null) {
                return address;
            }
            throw wrong(settings, "option redirect is no address", "Write it as https://host/path.");
        } catch (URISyntaxException e) {
            throw wrong(settings, "option redirect is no address: " + e.getMessage(), "Write it as https://host/path.");
        }
    }

    private static LazadaCredentials credentials(ShopSettings settings) {
        Secret key = required(settings, "appKey");
        Secret secret = required(settings, "appSecret");
        return LazadaCredentials.of(key, secret);
    }

    private static Secret required(ShopSettings settings, String name) {
        Secret value = settings.credentials().get(name);
        if (value == null) {
            throw wrong(settings, "credential " + name + " is missing", "Copy it from the app's page in the console.");
        }
        return value;
    }

    private static boolean readsReviews(ShopSettings settings) {
        String value = option(settings, "reviews").orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw wrong(settings, "option reviews is '" + value + "'", "Set it to true or false.");
        }
        return value.equals("true");
    }

    private static LazadaSite site(ShopSettings settings) {
        String sites = Arrays.stream(LazadaSite.values())
                .map(site -> site.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        String code = option(settings, "site")
                .orElseThrow(() -> wrong(settings, "option site is missing", "Set it to one of " + sites + "."));
        return LazadaSite.of(code)
                .orElseThrow(() -> wrong(settings, "option site is '" + code + "'", "Set it to one of " + sites + "."));
    }

    private static Optional<TokenPair> seed(ShopSettings settings, Instant now) {
        Secret access = settings.credentials().get("accessToken");
        Secret refresh = settings.credentials().get("refreshToken");
        if (access == null && refresh != null) {
            throw wrong(
                    settings,
                    "credential accessToken is missing beside refreshToken",
                    "Set both as they came together, or neither.");
        }
        return Optional.ofNullable(access).map(token -> new TokenPair(token, Instant.MAX, refresh, null, now));
    }

    private static Optional<String> option(ShopSettings settings, String name) {
        return Optional.ofNullable(settings.options().get(name)).filter(value -> !value.isBlank());
    }

    private static void refuseUnknown(ShopSettings settings, Kind kind, Set<String> given) {
        Set<String> known = SETTINGS.stream()
                .filter(setting -> setting.kind() == kind)
                .map(Setting::name)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String name : new TreeSet<>(given)) {
            if (!known.contains(name)) {
                String word = kind == Kind.CREDENTIAL ? "credential " : "option ";
                throw wrong(settings, word + name + " is unknown", "Known are " + String.join(", ", known) + ".");
            }
        }
    }

    private static ConfigException wrong(ShopSettings settings, String what, String advice) {
        return new ConfigException("shop " + settings.name() + " (lazada): " + what, advice, null);
    }
}
