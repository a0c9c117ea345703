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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys in a file, one a line, the current one first. The file is read again when a key is asked for that is not known:
 * somebody may have put it there since.
 */
final class FileKeys implements KeyProvider {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Path path;
    private final LockedFile file;
    private volatile FixedKeys keys;

    private FileKeys(Path path, LockedFile file, FixedKeys keys) {
        this.path = path;
        this.file = file;
        this.keys = keys;
    }

    /** The keys beside a token file; a new file with a new key when there are neither tokens nor keys. */
    static FileKeys beside(Path tokens, Chance chance, Sleeper sleeper) {
        Path path = tokens.resolveSibling(tokens.getFileName() + ".key");
        LockedFile file = new LockedFile(path, sleeper);
        FixedKeys keys = read(
                        path,
                        () -> Optional.of(file.edit(now -> {
                            if (now.isPresent()) {
                                return new Edit<>(Optional.empty(), now.get());
                            }
                            refuseOrphans(tokens);
                            return created(Base64.getEncoder().encode(chance.nextBytes(FixedKeys.LENGTH)));
                        })))
                .orElseThrow();
        return new FileKeys(path, file, keys);
    }

    /** A new key beside tokens that it cannot read would hide that theirs is lost. */
    private static void refuseOrphans(Path tokens) {
        if (Files.exists(tokens)) {
            throw new ConfigException(
                    "it is not there, and the tokens in " + tokens + " can only be read with it",
                    "Bring it back from a backup, or move the tokens away and let the sellers consent again.",
                    null);
        }
    }

    @Override
    public String currentKeyId() {
        return keys.currentKeyId();
    }

    /**
     * {@inheritDoc}
     *
     * @throws ConfigException when the file has to be read again, and cannot be used any more
     */
    @Override
    public Optional<byte[]> key(String keyId) {
        Optional<byte[]> known = keys.key(keyId);
        if (known.isPresent()) {
            return known;
        }
        read(path, file::read).ifPresent(now -> keys = now);
        return keys.key(keyId);
    }

    @Override
    public String toString() {
        return "FileKeys(" + path + ")";
    }

    private interface Content {
        Optional<byte[]> get() throws IOException;
    }

    private static Optional<FixedKeys> read(Path path, Content content) {
        try {
            refuseShared(path);
            return content.get().map(FileKeys::lines).map(FixedKeys::of);
        } catch (IOException failed) {
            throw new ConfigException(
                    "the key file " + path + " cannot be used: " + failed,
                    "Check that its folder exists and that this user may read and write in it.",
                    failed);
        } catch (ConfigException wrong) {
            throw new ConfigException("the key file " + path + ": " + wrong.getMessage(), "", wrong);
        }
    }

    private static List<Secret> lines(byte[] content) {
        List<Secret> keys = new String(content, StandardCharsets.US_ASCII)
                .lines()
                .map(FileKeys::secret)
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
}
