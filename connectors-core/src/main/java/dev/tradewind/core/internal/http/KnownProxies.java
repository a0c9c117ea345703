package dev.tradewind.core.internal.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which proxies were chosen: their names may stand for private addresses. Safe for use by several threads. */
public final class KnownProxies extends ProxySelector {
    private final ProxySelector choosing;
    private final Set<String> hosts = ConcurrentHashMap.newKeySet();

    /** Remembers what another one chooses. */
    public KnownProxies(ProxySelector choosing) {
        this.choosing = choosing;
    }

    /** Whether a host was chosen as a proxy. */
    public boolean contains(String host) {
        return hosts.contains(host);
    }

    @Override
    public List<Proxy> select(URI uri) {
        List<Proxy> proxies = choosing.select(uri);
        for (Proxy proxy : proxies) {
            if (proxy.address() instanceof InetSocketAddress address) {
                hosts.add(address.getHostString());
            }
        }
        return proxies;
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        choosing.connectFailed(uri, address, failure);
    }
}
