package dev.tradewind.core.internal.auth;

import dev.tradewind.core.time.Sleeper;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A small private file that threads and processes replace as a whole. Readers see the old or the new content, never a
 * part; what was written survives a crash of the machine. An interrupt does not break a write off; the thread stays
 * interrupted.
 *
 * <p>Writers take turns by a lock on {@code <file>.lock}: the file itself is another one after every write.
 */
public final class LockedFile {
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final int PAUSES = 3_000;
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");

    /** A process cannot wait for its own file lock: its threads queue here first. */
    private static final Map<Path, ReentrantLock> QUEUES = new ConcurrentHashMap<>();

    private final Path file;
    private final Sleeper sleeper;

    /**
     * Names a file, without I/O.
     *
     * @param sleeper waits while another process writes, at most 30 seconds
     */
    public LockedFile(Path file, Sleeper sleeper) {
        this.file = file;
        this.sleeper = sleeper;
    }

    /**
     * What to write, if anything, and what to tell the caller.
     *
     * @param content the new content, or empty to leave the file as it is
     * @param result the result of the edit
     */
    public record Edit<T>(Optional<byte[]> content, T result) {}

    /** The content, or empty when there is no file. */
    public Optional<byte[]> read() throws IOException {
        // Channels break off when the thread is interrupted; this stream does not.
        try (InputStream in = new FileInputStream(file.toFile())) {
            return Optional.of(in.readAllBytes());
        } catch (FileNotFoundException missing) {
            if (Files.exists(file)) {
                throw missing;
            }
            return Optional.empty();
        }
    }

    /** Reads and replaces the content while no other thread or process does. */
    public <T> T edit(Function<Optional<byte[]>, Edit<T>> change) throws IOException {
        boolean interrupted = Thread.interrupted();
        Path lockFile = beside(".lock");
        ReentrantLock queue = QUEUES.computeIfAbsent(lockFile, path -> new ReentrantLock());
        queue.lock();
        try (FileChannel channel = FileChannel.open(
                lockFile, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), privately(lockFile))) {
            interrupted |= lock(channel);
            Edit<T> edit = change.apply(read());
            if (edit.content().isPresent()) {
                interrupted |= replace(edit.content().get());
            }
            return edit.result();
        } finally {
            queue.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the lock, which closing the channel gives back. Tells whether the thread was interrupted meanwhile. */
    private boolean lock(FileChannel channel) throws IOException {
        boolean interrupted = false;
        for (int pauses = 0; pauses < PAUSES; pauses++) {
            if (tryLock(channel) != null) {
                return interrupted;
            }
            try {
                sleeper.sleep(PAUSE);
            } catch (InterruptedException stop) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("another process has held " + beside(".lock") + " for "
                + PAUSE.multipliedBy(PAUSES).toSeconds() + " s");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException otherLoader) {
            return null;
        }
    }

    private boolean replace(byte[] content) throws IOException {
        Path next = beside(".tmp");
        Files.deleteIfExists(next);
        Files.createFile(next, privately(next));
        try (FileOutputStream out = new FileOutputStream(next.toFile())) {
            out.write(content);
            out.getFD().sync();
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        return syncFolder(next.getParent());
    }

    /** Makes the rename survive a power cut, where folders can be opened at all. */
    private boolean syncFolder(@Nullable Path folder) throws IOException {
        boolean interrupted = false;
        while (folder != null && isPosix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
                break;
            } catch (ClosedByInterruptException stop) {
                interrupted |= Thread.interrupted();
            }
        }
        return interrupted;
    }

    private Path beside(String suffix) {
        Path whole = file.toAbsolutePath().normalize();
        return whole.resolveSibling(whole.getFileName() + suffix);
    }

    private static FileAttribute<?>[] privately(Path path) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PRIVATE)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
