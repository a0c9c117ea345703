package dev.tradewind.core.http;

import java.net.URI;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A document to fetch.
 *
 * @param name what it is, for errors and logs, such as {@code orders report}; never a link
 * @param link where it lies; asked before each attempt, since links live for minutes. It is given no credentials, and never
 *     logged
 * @param from where to go on
 */
public record DocumentRequest(String name, Supplier<URI> link, DocumentPosition from) {
    public DocumentRequest {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(link, "link");
        Objects.requireNonNull(from, "from");
    }

    /** A document from its beginning, at a link that is asked for anew when a download breaks off. */
    public static DocumentRequest of(String name, Supplier<URI> link) {
        return new DocumentRequest(name, link, DocumentPosition.START);
    }

    /** A document from its beginning, at a link that lives long enough. */
    public static DocumentRequest of(String name, URI link) {
        return of(name, () -> link);
    }

    /** The same document from where an earlier reading stopped, in this process or another. */
    public DocumentRequest from(DocumentPosition position) {
        return new DocumentRequest(name, link, position);
    }

    /** Prints no link. */
    @Override
    public String toString() {
        return name;
    }
}
