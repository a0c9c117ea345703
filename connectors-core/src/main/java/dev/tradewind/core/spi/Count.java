package dev.tradewind.core.spi;

/**
 * A number that the platform states, beside the number that the reader counted for the same thing.
 *
 * @param stated what the platform says
 * @param counted what the reader got
 * @param wholeSlice whether both are about all distinct records of the slice, so that the engine can check them against
 *     the keys it has seen; otherwise they are about one request, such as the last one of a key-set reading
 */
public record Count(long stated, long counted, boolean wholeSlice) {}
