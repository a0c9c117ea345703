package dev.tradewind.core.auth;

import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.Sleeper;
import dev.tradewind.core.time.SystemTime;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where token records live. Implementations are safe for use by several threads, and by several processes where they
 * say so. Extend {@code TokenStoreContract} of the test kit to prove one.
 */
public interface TokenStore {
    /**
     * Reads the newest record.
     *
     * @throws dev.tradewind.core.error.TokenStoreException when the store cannot be read or a record was tampered with
     */
    Optional<Versioned> load(TokenKey key);

    /**
     * Writes a record if the stored version is still the expected one. When this returns a version, the record is safe.
     *
     * @param expected the version that was loaded, 0 for "nothing stored"
     * @return the new version, or empty when somebody else was first
     * @throws dev.tradewind.core.error.TokenStoreException when the record could not be made safe
     */
    OptionalLong save(TokenKey key, TokenRecord next, long expected);

    /** Forgets a chain: uninstall, erasure. Does nothing when there is none. */
    void delete(TokenKey key);

    /**
     * Encrypts anew, with the current key, every record that lies there under an older one; versions stay. May run beside
     * everything else, and may be killed: what was not reached stays readable with the older key, so keep that until this
     * has returned. A store that does not encrypt has nothing to do; so says the default.
     *
     * @return how many records were written
     * @throws dev.tradewind.core.error.TokenStoreException when some records could not be opened; all others are done
     */
    default long reseal() {
        return 0;
    }

    /** A store that forgets everything when the process ends. For tests and for tokens that are not rotated. */
    static TokenStore inMemory() {
        return new MemoryTokenStore();
    }

    /** The same as {@link #file(Path, KeyProvider, Chance, Sleeper)} with the machine's own chance and sleep. */
    static TokenStore file(Path path, KeyProvider keys) {
        return file(path, keys, SystemTime.chance(), SystemTime.sleeper());
    }

    /**
     * A store in one file, for threads and processes of one machine. Tokens are encrypted with AES-256-GCM and bound to
     * their record; expiries, generations and key ids stay readable. A write is atomic and survives a power cut; the file
     * belongs to this user alone. A record that was written with an older key is written with the current one when it is
     * next saved, or by {@link #reseal}. Beside the file there is {@code <path>.lock}; its folder must exist.
     */
    static TokenStore file(Path path, KeyProvider keys, Chance chance, Sleeper sleeper) {
        return new FileTokenStore(path, keys, chance, sleeper);
    }
}
