package dev.tradewind.examples.runner.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The address of a server that stands in for a platform's own. Says what is wrong without repeating the address. */
final class Endpoint {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private Endpoint() {}

    static Optional<URI> parse(String text) {
        return fault(text).isEmpty() ? Optional.of(URI.create(text)) : Optional.empty();
    }

    /** What is wrong with it; empty when nothing is. */
    static String fault(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return "character " + (e.getIndex() + 1) + " does not belong into a URL";
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https").contains(scheme) || uri.getHost() == null) {
            return "it is not a URL with a host";
        }
        if (scheme.equals("http") && !LOOPBACK.contains(uri.getHost())) {
            return "http would send secrets in clear text";
        }
        if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
            return "a user, a query or a fragment does not belong here";
        }
        return "";
    }
}
