package dev.tradewind.core.http;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * A document that was fetched whole and lies in a file of its own until it is closed: a reader may take its time, while no
 * connection is held and no link grows old. Its content is inflated where it was compressed. For one thread.
 *
 * <pre>{@code
 * try (Document report = api.openDocument(DocumentRequest.of("orders report", job::link).from(position))) {
 *     for (var line = report.nextLine(UTF_8); line.isPresent(); line = report.nextLine(UTF_8)) {
 *         rows.add(map(line.get()));
 *         cursor = report.position().text();
 *     }
 * }
 * }</pre>
 */
public interface Document extends AutoCloseable {
    /**
     * The content from here on; reading it moves the {@link #position}. It throws a {@link
     * dev.tradewind.core.error.ProtocolException} when the content is cut off, or inflates as no honest one does, and a
     * {@link dev.tradewind.core.error.StoppedException} when the thread is interrupted. Closing it changes nothing.
     */
    InputStream content();

    /**
     * The next line without its end, or empty at the end of the document. Throws what {@link #content} throws, and a
     * {@link dev.tradewind.core.error.ProtocolException} for a line of more than 5 million bytes.
     *
     * @param charset one in which a line feed is one byte, as in UTF-8
     */
    Optional<String> nextLine(Charset charset);

    /** Behind what was read so far. */
    DocumentPosition position();

    /** Deletes the file. */
    @Override
    void close();
}
