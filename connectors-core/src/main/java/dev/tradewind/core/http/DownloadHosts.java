package dev.tradewind.core.http;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** From where documents may be fetched: the platform's download hosts over https, and the base itself. */
final class DownloadHosts {
    private final HttpUrl base;
    private final HostTrust trust;
    private final Set<String> hosts;

    DownloadHosts(ApiProfile profile) {
        this.base = HttpUrl.get(profile.base().toString());
        this.trust = profile.trust();
        this.hosts = profile.downloadHosts();
    }

    /** The link as it would be sent; empty when it leads anywhere else. */
    Optional<HttpUrl> approved(URI link) {
        HttpUrl url = HttpUrl.parse(link.toString());
        boolean good = url != null
                && url.username().isEmpty()
                && url.password().isEmpty()
                && (isBase(url) || url.isHttps() && url.port() == 443 && isListed(url.host()));
        return good ? Optional.of(url) : Optional.empty();
    }

    /** A download host is the platform's, whoever named the base. */
    HostTrust trust(HttpUrl url) {
        return isBase(url) ? trust : HostTrust.PLATFORM;
    }

    private boolean isBase(HttpUrl url) {
        return url.scheme().equals(base.scheme()) && url.host().equals(base.host()) && url.port() == base.port();
    }

    private boolean isListed(String host) {
        return hosts.stream()
                .anyMatch(each -> each.startsWith("*.") ? host.endsWith(each.substring(1)) : host.equals(each));
    }
}
