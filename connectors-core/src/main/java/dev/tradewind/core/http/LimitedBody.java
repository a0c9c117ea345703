package dev.tradewind.core.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * The inflated body of an API answer within limits: 64 MiB on the wire, 256 MiB inflated, 200 to 1 once a mebibyte was
 * inflated. Documents have limits of their own.
 */
final class LimitedBody extends FilterInputStream {
    static final long MAX_WIRE = 64L << 20;
    static final long MAX_INFLATED = 256L << 20;
    static final int MAX_RATIO = 200;
    private static final long RATIO_FROM = 1L << 20;

    private final Counted wire;
    private long inflated;

    private LimitedBody(InputStream body, Counted wire) {
        super(body);
        this.wire = wire;
    }

    static LimitedBody of(InputStream wire, boolean gzip) throws IOException {
        Counted counted = new Counted(wire);
        return new LimitedBody(gzip ? new GZIPInputStream(counted, 8192) : counted, counted);
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        return read < 0 ? read : counted(1, read);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        return read <= 0 ? read : counted(read, read);
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = in.skip(count);
        counted(skipped, 0);
        return skipped;
    }

    private int counted(long count, int answer) throws IOException {
        inflated += count;
        if (inflated > MAX_INFLATED) {
            throw new BodyLimitException("the answer is larger than " + (MAX_INFLATED >> 20) + " MiB inflated");
        }
        if (inflated > RATIO_FROM && inflated / MAX_RATIO > wire.count) {
            throw new BodyLimitException("the answer inflates to more than " + MAX_RATIO + " times its size");
        }
        return answer;
    }

    /** Bytes as they came over the wire. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            add(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            add(Math.max(0, read));
            return read;
        }

        private void add(int bytes) throws IOException {
            count += bytes;
            if (count > MAX_WIRE) {
                throw new BodyLimitException("the answer is larger than " + (MAX_WIRE >> 20) + " MiB");
            }
        }
    }
}
