package dev.tradewind.core.internal.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;
import okhttp3.Dns;

/**
 * Refuses names that stand for a private address, so that whoever answers for a name cannot lead credentials into a network
 * of one's own. The connection goes to the very addresses that were looked at. Safe for use by several threads.
 */
public final class PublicDns implements Dns {
    private final Dns names;
    private final Predicate<String> exempt;

    /**
     * Looks at what another one finds.
     *
     * @param exempt hosts that may lie anywhere, such as proxies, which the user or the JVM was set to
     */
    public PublicDns(Dns names, Predicate<String> exempt) {
        this.names = names;
        this.exempt = exempt;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> found = names.lookup(host);
        if (!exempt.test(host) && found.stream().anyMatch(Addresses::isPrivate)) {
            throw new PrivateAddressException(host);
        }
        return found;
    }
}
