package dev.tradewind.core.internal.http;

import dev.tradewind.core.error.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that holds a document while it is read. It is locked as long as its process lives. */
public final class Spool implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final long cap;
    private volatile long length;

    Spool(Path file, FileChannel channel, long cap) {
        this.file = file;
        this.channel = channel;
        this.cap = cap;
    }

    /** How much it holds. */
    public long length() {
        return length;
    }

    /** Empties it. */
    public void restart() {
        try {
            channel.truncate(0);
            length = 0;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Takes in all there is; what came before an error is kept.
     *
     * @throws IOException when it cannot be read, or is more than is allowed
     * @throws ConfigException when it cannot be written
     */
    public void append(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (length + count > cap) {
                throw new LimitExceededException("it is longer than " + cap + " bytes");
            }
            write(ByteBuffer.wrap(buffer, 0, count));
        }
    }

    private void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                length += channel.write(bytes, length);
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** What it holds, from the beginning. */
    public InputStream read() {
        try {
            return Channels.newInputStream(channel.position(0));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private ConfigException unusable(IOException e) {
        return new ConfigException(
                "the file for a document cannot be used: " + file, "Free space there, or name another folder", e);
    }
}
