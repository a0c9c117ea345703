package dev.tradewind.core.http;

import java.util.Objects;

/**
 * How far a document was read; {@link #text} goes into a cursor.
 *
 * @param offset bytes of the content, inflated where it was compressed
 * @param plain whether the content is what is sent, so that a server can be asked for the rest of it
 * @param tag names the content, so that another one is noticed; empty when the server gave no name
 */
public record DocumentPosition(long offset, boolean plain, String tag) {
    /** Before the first byte. */
    public static final DocumentPosition START = new DocumentPosition(0, false, "");

    public DocumentPosition {
        Objects.requireNonNull(tag, "tag");
        if (offset < 0) {
            throw new IllegalArgumentException("a position in a document is not negative, got: " + offset);
        }
    }

    /** The position as text, for {@link #parse}. */
    public String text() {
        return offset + (plain ? "p" : "z") + tag;
    }

    /**
     * The position that was written by {@link #text}.
     *
     * @throws IllegalArgumentException when it was not
     */
    public static DocumentPosition parse(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (end == 0 || end > 18 || end == text.length() || "pz".indexOf(text.charAt(end)) < 0) {
            throw new IllegalArgumentException("not a position in a document: " + text);
        }
        long offset = Long.parseLong(text.substring(0, end));
        return new DocumentPosition(offset, text.charAt(end) == 'p', text.substring(end + 1));
    }
}
