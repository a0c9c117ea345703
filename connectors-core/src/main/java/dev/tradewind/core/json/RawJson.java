package dev.tradewind.core.json;

import java.util.Objects;

/**
 * A JSON document as it was received.
 *
 * @param text the document's text
 */
public record RawJson(String text) {
    public RawJson {
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
        return "RawJson(" + text.length() + " characters)";
    }
}
