package dev.tradewind.core.auth;

import java.util.Optional;

/** Keys for tokens at rest: 32 bytes each, named by an id. Safe for use by several threads. */
public interface KeyProvider {
    /** The id of the key that new records are written with: 1 to 32 visible ASCII characters. */
    String currentKeyId();

    /** The 32 bytes of a key, in an array of the caller's own, or empty when the id is not known. */
    Optional<byte[]> key(String keyId);
}
