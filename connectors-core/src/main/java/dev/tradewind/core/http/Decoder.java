package dev.tradewind.core.http;

import java.io.IOException;
import java.io.InputStream;

/** Turns the body of a good answer into what the caller wants. */
@FunctionalInterface
interface Decoder<T> {
    T decode(InputStream body) throws IOException;
}
