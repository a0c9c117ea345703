package dev.tradewind.core.http;

import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.internal.http.Addresses;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import okhttp3.HttpUrl;

/** Which bases may be given credentials: https to the platform, https or a word of the user's to other hosts. */
final class BaseUrl {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    private BaseUrl() {}

    static void check(ApiProfile profile) {
        URI base = profile.base();
        String place =
                profile.shop().map(Object::toString).orElse(profile.platform().code());
        HttpUrl url = HttpUrl.parse(base.toString());
        if (url == null
                || base.getHost() == null
                || base.getRawUserInfo() != null
                || base.getRawQuery() != null
                || base.getRawFragment() != null) {
            throw new ConfigException(
                    place + ": the endpoint must be scheme, host and path, without user, query or fragment",
                    "Write it as https://host/path",
                    null);
        }
        if (!url.isHttps() && !mayBePlain(profile.trust(), url.host())) {
            throw new ConfigException(
                    place + ": the endpoint http://" + url.host() + " would send credentials unencrypted",
                    "Use https; http is allowed to this machine only, when it is given as an endpoint",
                    null);
        }
        if (profile.trust() == HostTrust.PLATFORM
                && Addresses.literal(url.host()).filter(Addresses::isPrivate).isPresent()) {
            throw new ConfigException(
                    place + ": " + url.host() + " is a private address, and no platform's",
                    "Give a server of your own as the endpoint",
                    null);
        }
    }

    private static boolean mayBePlain(HostTrust trust, String host) {
        return switch (trust) {
            case PLATFORM -> false;
            case USER -> LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
            case USER_PLAIN_HTTP -> true;
        };
    }
}
