package dev.tradewind.core.internal.http;

import dev.tradewind.core.error.ConfigException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Where documents lie while they are read. The first use removes what dead processes left behind: files that nobody holds a
 * lock on. Safe for use by several threads.
 */
public final class SpoolFolder {
    private static final Set<OpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private final Path folder;
    private final long cap;
    private final Supplier<String> names;
    private final AtomicBoolean swept = new AtomicBoolean();

    /**
     * Names a folder, without touching it.
     *
     * @param cap bytes that one document may have
     * @param names unique names
     */
    public SpoolFolder(Path folder, long cap, Supplier<String> names) {
        this.folder = folder;
        this.cap = cap;
        this.names = names;
    }

    /**
     * Makes an empty file that only its owner can read.
     *
     * @throws ConfigException when that cannot be done
     */
    public Spool create() {
        try {
            if (swept.compareAndSet(false, true)) {
                sweep();
            }
            return open(folder.resolve(own() + names.get() + ".spool"));
        } catch (IOException e) {
            throw new ConfigException(
                    "no file for a document can be made in " + folder, "Name a folder that can be written", e);
        }
    }

    private Spool open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, NEW, mode());
        try {
            channel.lock();
            return new Spool(file, channel, cap);
        } catch (IOException e) {
            try (channel) {
                Files.delete(file);
            }
            throw e;
        }
    }

    /** A lock of our own must not be tried: trying would give it away on some systems. */
    private void sweep() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "tradewind-*.spool")) {
            for (Path file : files) {
                if (!file.getFileName().toString().startsWith(own()) && isAbandoned(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** A file of somebody else's, or one that is gone meanwhile, is left alone. */
    private static boolean isAbandoned(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException notOurs) {
            return false;
        }
    }

    /** Names this process, also among those of other machines or containers that use the folder. */
    private static String own() {
        ProcessHandle process = ProcessHandle.current();
        long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return "tradewind-" + process.pid() + "-" + start + "-";
    }

    private FileAttribute<?>[] mode() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
