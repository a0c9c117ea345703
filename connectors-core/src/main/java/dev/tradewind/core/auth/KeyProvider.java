package dev.tradewind.core.auth;

import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.Sleeper;
import dev.tradewind.core.time.SystemTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys for tokens at rest: 32 bytes each, named by an id. Safe for use by several threads. */
public interface KeyProvider {
    /** The id of the key that new records are written with: 1 to 32 visible ASCII characters. */
    String currentKeyId();

    /** The 32 bytes of a key, in an array of the caller's own, or empty when the id is not known. */
    Optional<byte[]> key(String keyId);

    /**
     * Keys given as Base64 of 32 bytes, under ids that are made from the keys.
     *
     * @param current what new records are written with
     * @param older what older records may still be read with
     * @throws dev.tradewind.core.error.ConfigException when one is no such key; the message does not show it
     */
    static KeyProvider fromBase64(Secret current, Secret... older) {
        List<Secret> keys = new ArrayList<>(List.of(current));
        keys.addAll(List.of(older));
        return FixedKeys.of(keys);
    }

    /**
     * One key given as Base64 of 32 bytes.
     *
     * @param keyId 1 to 32 visible ASCII characters
     * @throws dev.tradewind.core.error.ConfigException when it is no such key; the message does not show it
     */
    static KeyProvider fromBase64(String keyId, Secret key) {
        return FixedKeys.of(keyId, key);
    }

    /** The same as {@link #file(Path, Chance, Sleeper)} with the machine's own chance and sleep. */
    static KeyProvider file(Path tokens) {
        return file(tokens, SystemTime.chance(), SystemTime.sleeper());
    }

    /**
     * Keys in the file {@code <tokens>.key} beside a token file: Base64 of 32 bytes a line, the current one first. When
     * both files are absent, this one is made with a new key, readable by this user only. Keep a copy of it: without it the tokens
     * are lost. To change the key put a new line on top; a program that runs finds it when it meets a record that was written
     * with it, so no other program has to be stopped, and {@link TokenStore#reseal} ends the change.
     *
     * @param tokens the token file that the keys are for
     * @throws dev.tradewind.core.error.ConfigException when the file cannot be read or made, holds something else, is open
     *     to other users of the machine, or is absent beside tokens
     */
    static KeyProvider file(Path tokens, Chance chance, Sleeper sleeper) {
        return FileKeys.beside(tokens, chance, sleeper);
    }
}
