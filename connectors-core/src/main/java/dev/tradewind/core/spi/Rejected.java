package dev.tradewind.core.spi;

import dev.tradewind.core.Dataset;
import java.util.Objects;

/**
 * A record that was delivered and cannot be used. It costs itself, never its page; it is kept with its raw text until it
 * is read again by id or waived.
 *
 * @param dataset what it is
 * @param id the platform's id, or the SHA-256 of the text in hex where that cannot be read: by that it is never asked for
 * @param stage where it failed
 * @param field the field that is at fault, or empty
 * @param reason one line for people, without values of the record
 * @param raw what the platform sent
 */
public record Rejected(Dataset<?> dataset, String id, Stage stage, String field, String reason, String raw) {
    /** Where a record failed. */
    public enum Stage {
        /** The platform could not be made to deliver it. */
        FETCH,
        /** It could not be decoded. */
        PARSE,
        /** It could not be mapped to the normalized record. */
        MAP,
        /** The warehouse cannot hold it. */
        LOAD
    }

    public Rejected {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(raw, "raw");
    }
}
