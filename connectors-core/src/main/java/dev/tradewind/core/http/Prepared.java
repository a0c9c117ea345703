package dev.tradewind.core.http;

import java.io.IOException;
import okhttp3.Request;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * A call before it is signed.
 *
 * @param operation what is called
 * @param template path, query, headers and body; its host means nothing
 * @param decoder reads the body of a good answer
 */
record Prepared(Operation operation, Request template, Decoder decoder) {
    /** Reads a body. */
    @FunctionalInterface
    interface Decoder {
        /** The decoded body; null when it is the JSON word null. */
        @Nullable
        Object decode(ResponseBody body) throws IOException;
    }

    /** Prints nothing of the request. */
    @Override
    public String toString() {
        return operation.toString();
    }
}
