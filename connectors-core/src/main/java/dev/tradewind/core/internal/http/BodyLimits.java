package dev.tradewind.core.internal.http;

/**
 * How large a body may be.
 *
 * @param wire bytes as sent
 * @param inflated bytes after inflation
 * @param ratio how often larger the inflated body may be than the sent one, judged after the first MiB
 */
public record BodyLimits(long wire, long inflated, int ratio) {
    private static final long MIB = 1L << 20;

    /** For the answer of an API: 64 MiB sent, 256 MiB inflated, ratio 200. */
    public static final BodyLimits ANSWER = new BodyLimits(64 * MIB, 256 * MIB, 200);

    /** For a document: any length, ratio 200. */
    public static final BodyLimits DOCUMENT = new BodyLimits(Long.MAX_VALUE, Long.MAX_VALUE, 200);

    void checkWire(long count) throws LimitExceededException {
        if (count > wire) {
            throw new LimitExceededException("more than " + wire / MIB + " MiB were sent");
        }
    }

    void checkInflated(long count, long sent) throws LimitExceededException {
        if (count > inflated) {
            throw new LimitExceededException("it inflates to more than " + inflated / MIB + " MiB");
        }
        if (count > MIB && count / ratio > sent) {
            throw new LimitExceededException("it inflates to more than " + ratio + " times what was sent");
        }
    }
}
