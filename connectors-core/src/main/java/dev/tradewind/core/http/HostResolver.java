package dev.tradewind.core.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. Safe for use by several threads. */
@FunctionalInterface
public interface HostResolver {
    /**
     * The addresses in the order in which they are tried, at least one.
     *
     * @throws UnknownHostException when there is none
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
