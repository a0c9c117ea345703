package dev.tradewind.core.auth;

import dev.tradewind.core.error.ConfigException;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys that are known from the start, the current one first. */
final class FixedKeys implements KeyProvider {
    static final int LENGTH = 32;

    private final String current;
    private final Map<String, byte[]> keys;

    private FixedKeys(LinkedHashMap<String, byte[]> keys) {
        this.current = keys.keySet().iterator().next();
        this.keys = Collections.unmodifiableMap(keys);
    }

    /** Keys under ids made from the keys themselves. */
    static FixedKeys of(List<Secret> texts) {
        LinkedHashMap<String, byte[]> keys = new LinkedHashMap<>();
        for (Secret text : texts) {
            keys.put(id(text), decode(text));
        }
        return new FixedKeys(keys);
    }

    /** One key under a given id. */
    static FixedKeys of(String id, Secret text) {
        if (!id.matches("[!-~]{1,32}")) {
            throw new ConfigException(
                    "the key id must have 1 to 32 visible ASCII characters, got: '" + id + "'", "", null);
        }
        LinkedHashMap<String, byte[]> keys = new LinkedHashMap<>();
        keys.put(id, decode(text));
        return new FixedKeys(keys);
    }

    @Override
    public String currentKeyId() {
        return current;
    }

    @Override
    public Optional<byte[]> key(String keyId) {
        return Optional.ofNullable(keys.get(keyId)).map(byte[]::clone);
    }

    @Override
    public String toString() {
        return "FixedKeys" + keys.keySet();
    }

    private static String id(Secret text) {
        return "k-" + Lineage.sha256(text.reveal()).substring(0, 12);
    }

    private static byte[] decode(Secret text) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.reveal());
        } catch (IllegalArgumentException noBase64) {
            throw new ConfigException("a key for tokens must be Base64", "Make one: openssl rand -base64 32.", null);
        }
        if (key.length != LENGTH) {
            throw new ConfigException(
                    "a key for tokens must be " + LENGTH + " bytes in Base64, this one has " + key.length,
                    "Make one: openssl rand -base64 32.",
                    null);
        }
        return key;
    }
}
