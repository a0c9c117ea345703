package dev.tradewind.core.internal.http;

import java.net.UnknownHostException;

/** The name of a host stands for an address in a private network. */
public final class PrivateAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    PrivateAddressException(String host) {
        super(host + " stands for a private address");
    }
}
