package dev.tradewind.core.http;

/** What is known of the host that calls go to, and so how it may be reached. */
public enum HostTrust {
    /** The platform's own: over https, and never at a private address, whatever its name is said to stand for. */
    PLATFORM,
    /** The user named it: over https at any address, or over http on this machine. */
    USER,
    /** The user named it, and requests are signed so that they may go over plain http to any address. */
    USER_PLAIN_HTTP
}
