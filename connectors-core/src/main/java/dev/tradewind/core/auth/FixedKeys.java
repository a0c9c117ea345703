package dev.tradewind.core.auth;

import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.internal.auth.LockedFile;
import dev.tradewind.core.internal.auth.LockedFile.Edit;
import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.Sleeper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys that are known from the start, the current one first. */
final class FixedKeys implements KeyProvider {
    private static final int LENGTH = 32;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

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

    /** The keys in a file, one a line, the current one first; a new file with a new key when there is none. */
    static FixedKeys in(Path path, Chance chance, Sleeper sleeper) {
        try {
            refuseShared(path);
            byte[] content = new LockedFile(path, sleeper)
                    .edit(now -> now.isPresent()
                            ? new Edit<>(Optional.empty(), now.get())
                            : created(Base64.getEncoder().encode(chance.nextBytes(LENGTH))));
            return of(lines(content));
        } catch (IOException failed) {
            throw new ConfigException(
                    "the key file " + path + " cannot be used: " + failed,
                    "Check that its folder exists and that this user may read and write in it.",
                    failed);
        } catch (ConfigException wrong) {
            throw new ConfigException("the key file " + path + ": " + wrong.getMessage(), "", wrong);
        }
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

    private static List<Secret> lines(byte[] content) {
        List<Secret> keys = new String(content, StandardCharsets.US_ASCII)
                .lines()
                .map(FixedKeys::secret)
                .toList();
        if (keys.isEmpty()) {
            throw new ConfigException("it is empty", "Bring it back from a backup.", null);
        }
        return keys;
    }

    private static Edit<byte[]> created(byte[] line) {
        return new Edit<>(Optional.of(line), line);
    }

    private static Secret secret(String line) {
        try {
            return Secret.of(line);
        } catch (IllegalArgumentException wrong) {
            throw new ConfigException("not a key on every line", "", wrong);
        }
    }

    private static void refuseShared(Path path) throws IOException {
        if (Files.exists(path)
                && path.getFileSystem().supportedFileAttributeViews().contains("posix")
                && !Collections.disjoint(Files.getPosixFilePermissions(path), OTHERS)) {
            throw new ConfigException(
                    "other users of this machine may read or change it",
                    "Take that away: chmod 600 " + path + ".",
                    null);
        }
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
