package dev.tradewind.core.http;

import okhttp3.Headers;

/**
 * What is known of a document of which something was fetched.
 *
 * @param start where in the document the first byte lies that was kept
 * @param tag the server's name for it, a strong entity tag, or empty
 * @param encoded whether it was compressed to be sent
 */
record Fetched(long start, String tag, boolean encoded) {
    static Fetched of(Headers headers, long start) {
        String tag = headers.get("ETag");
        boolean strong = tag != null && !tag.startsWith("W/");
        return new Fetched(start, strong ? tag : "", headers.get("Content-Encoding") != null);
    }

    boolean isSame(Fetched other) {
        return tag.equals(other.tag) && encoded == other.encoded;
    }
}
