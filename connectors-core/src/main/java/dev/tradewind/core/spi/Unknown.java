package dev.tradewind.core.spi;

import java.util.Objects;

/**
 * A value that the platform sent and that we do not know. The record that holds it is kept; the receipt counts these.
 *
 * @param field where it stood, such as {@code order_item.status}
 * @param value what it was, at most 64 characters
 */
public record Unknown(String field, String value) {
    public Unknown {
        Objects.requireNonNull(field, "field");
        value = value.length() > 64 ? value.substring(0, 64) : value;
    }
}
