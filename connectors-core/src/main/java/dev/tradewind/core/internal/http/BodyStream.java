package dev.tradewind.core.internal.http;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body as it is read: inflated where it is gzip, counted on both sides, stopped at its limits. Remembers why reading
 * failed, since parsers hide that behind errors of their own.
 */
public final class BodyStream extends FilterInputStream {
    private static final int BUFFER = 1 << 16;

    private final Meter sent;
    private final BodyLimits limits;
    private long inflated;
    private @Nullable IOException failure;

    private BodyStream(InputStream body, Meter sent, BodyLimits limits) {
        super(body);
        this.sent = sent;
        this.limits = limits;
    }

    /** Reads a body whose header says whether it is gzip. */
    public static BodyStream answer(InputStream wire, boolean gzip, BodyLimits limits) throws IOException {
        Meter sent = new Meter(wire, limits);
        return new BodyStream(gzip ? new GZIPInputStream(sent, BUFFER) : sent, sent, limits);
    }

    /**
     * Reads a document. A gzip file is known by its first two bytes, whatever the headers say; when it was sent as gzip,
     * a gzip file inside is inflated as well.
     */
    public static BodyStream document(InputStream wire, boolean gzip, BodyLimits limits) throws IOException {
        Meter sent = new Meter(wire, limits);
        BodyStream body = new BodyStream(inflate(sent), sent, limits);
        return gzip ? new BodyStream(inflate(body), sent, limits) : body;
    }

    private static InputStream inflate(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered, BUFFER) : buffered;
    }

    /** Whether it inflates what it reads. */
    public boolean isInflating() {
        return in instanceof GZIPInputStream;
    }

    /** Why reading failed, or null when it has not. */
    public @Nullable IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int count = in.read(buffer, offset, length);
            if (count > 0) {
                inflated += count;
                limits.checkInflated(inflated, sent.count);
            }
            return count;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public long skip(long count) throws IOException {
        long left = count;
        byte[] waste = new byte[(int) Math.min(BUFFER, Math.max(count, 1))];
        while (left > 0) {
            int got = read(waste, 0, (int) Math.min(waste.length, left));
            if (got < 0) {
                break;
            }
            left -= got;
        }
        return count - left;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Counts what was sent. */
    private static final class Meter extends FilterInputStream {
        private final BodyLimits limits;
        private long count;

        Meter(InputStream wire, BodyLimits limits) {
            super(wire);
            this.limits = limits;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = in.read(buffer, offset, length);
            if (got > 0) {
                count += got;
                limits.checkWire(count);
            }
            return got;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
