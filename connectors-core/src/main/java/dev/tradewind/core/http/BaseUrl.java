package dev.tradewind.core.http;

import dev.tradewind.core.error.ConfigException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Which bases may be given credentials: https anywhere, http only to this machine. */
final class BaseUrl {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private BaseUrl() {}

    static void check(ApiProfile profile) {
        URI base = profile.base();
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        String host = base.getHost() == null ? "" : base.getHost().toLowerCase(Locale.ROOT);
        String place =
                profile.shop().map(Object::toString).orElse(profile.platform().code());
        if (host.isEmpty() || base.getRawUserInfo() != null || base.getRawQuery() != null) {
            throw new ConfigException(
                    place + ": the endpoint must be scheme, host and path, without user, query or fragment",
                    "Write it as https://host/path",
                    null);
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && LOOPBACK.contains(host))) {
            throw new ConfigException(
                    place + ": the endpoint " + scheme + "://" + host + " would send credentials unencrypted",
                    "Use https; http is allowed to this machine only",
                    null);
        }
    }
}
