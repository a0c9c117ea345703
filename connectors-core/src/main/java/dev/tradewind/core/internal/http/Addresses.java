package dev.tradewind.core.internal.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells addresses that lie in a network of one's own, or nowhere, from those of the internet. */
public final class Addresses {
    /** What the HTTP library takes for an address and does not look up. */
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*|[0-9.]+");

    private Addresses() {}

    /** The address that a host is written as, when it is one and not a name. */
    public static Optional<InetAddress> literal(String host) {
        if (!LITERAL.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Whether an address is anything but one of the public internet. */
    public static boolean isPrivate(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isReserved4(bytes, 0) : isReserved6((Inet6Address) address, bytes);
    }

    private static boolean isReserved4(byte[] bytes, int from) {
        int first = bytes[from] & 0xff;
        int second = bytes[from + 1] & 0xff;
        int third = bytes[from + 2] & 0xff;
        return first == 0
                || first == 10
                || first == 127
                || first >= 224
                || first == 100 && second >= 64 && second < 128
                || first == 169 && second == 254
                || first == 172 && second >= 16 && second < 32
                || first == 192 && second == 168
                || first == 192 && second == 0 && third == 0
                || first == 198 && (second == 18 || second == 19);
    }

    /** Unique local addresses, and all forms that carry an IPv4 address within: mapped, compatible, 6to4 and NAT64. */
    private static boolean isReserved6(Inet6Address address, byte[] bytes) {
        boolean zeros = true;
        for (int i = 0; i < 10; i++) {
            zeros &= bytes[i] == 0;
        }
        boolean mapped = zeros && (bytes[10] & bytes[11] & 0xff) == 0xff;
        boolean nat64 = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        return (bytes[0] & 0xfe) == 0xfc
                || (mapped || nat64 || address.isIPv4CompatibleAddress()) && isReserved4(bytes, 12)
                || sixToFour && isReserved4(bytes, 2);
    }
}
