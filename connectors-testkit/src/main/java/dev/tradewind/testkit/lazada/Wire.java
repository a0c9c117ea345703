package dev.tradewind.testkit.lazada;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes JSON the way Lazada does: the same field is a number here and a text there, and times come in two forms. Which is
 * which follows from {@link #mood}. Not safe for use by several threads.
 */
final class Wire {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter LIVE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT);
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4_096);
    private final JsonGenerator json;
    private final ZoneId zone;
    private final int digits;
    private long mood;

    Wire(ZoneId zone, int digits) {
        this.zone = zone;
        this.digits = digits;
        try {
            json = JSON.createGenerator(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Decides for what follows which form things take. */
    Wire mood(long number) {
        mood = (number + 1) * 0x9E3779B97F4A7C15L >>> 56;
        return this;
    }

    Wire begin() {
        return write(JsonGenerator::writeStartObject);
    }

    Wire begin(String name) {
        return write(out -> out.writeObjectFieldStart(name));
    }

    Wire end() {
        return write(JsonGenerator::writeEndObject);
    }

    Wire list(String name) {
        return write(out -> out.writeArrayFieldStart(name));
    }

    Wire endList() {
        return write(JsonGenerator::writeEndArray);
    }

    Wire text(String name, String value) {
        return write(out -> out.writeStringField(name, value));
    }

    Wire item(String value) {
        return write(out -> out.writeString(value));
    }

    Wire nothing(String name) {
        return write(out -> out.writeNullField(name));
    }

    Wire number(String name, long value) {
        return write(out -> out.writeNumberField(name, value));
    }

    /** {@code true}, {@code "true"} or 1. */
    Wire flag(String name, boolean value) {
        return has(4)
                ? write(out -> out.writeNumberField(name, value ? 1 : 0))
                : has(5) ? text(name, Boolean.toString(value)) : write(out -> out.writeBooleanField(name, value));
    }

    Wire id(String name, long value) {
        return has(0) ? text(name, Long.toString(value)) : number(name, value);
    }

    /** A text that is a number for some records. */
    Wire count(String name, long value) {
        return has(3) ? text(name, Long.toString(value)) : number(name, value);
    }

    /** An amount in major units. */
    Wire amount(String name, long minor) {
        return has(1)
                ? text(name, plain(minor))
                : write(out -> out.writeNumberField(name, BigDecimal.valueOf(minor, digits)));
    }

    /** An amount that has always been seen as a text. */
    Wire price(String name, long minor) {
        return text(name, plain(minor));
    }

    Wire time(String name, Instant instant) {
        return text(name, (has(2) ? ISO : LIVE).format(instant.atZone(zone)));
    }

    Optional<Boolean> rare() {
        return has(6) && has(7) ? Optional.of(true) : Optional.empty();
    }

    byte[] done() {
        write(JsonGenerator::close);
        return bytes.toByteArray();
    }

    private String plain(long minor) {
        return BigDecimal.valueOf(minor, digits).toPlainString();
    }

    private boolean has(int bit) {
        return (mood >> bit & 1) == 1;
    }

    private Wire write(Step step) {
        try {
            step.on(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return this;
    }

    @FunctionalInterface
    private interface Step {
        void on(JsonGenerator out) throws IOException;
    }
}
