package dev.tradewind.core.http;

import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.internal.http.BodyLimits;
import dev.tradewind.core.internal.http.BodyStream;
import dev.tradewind.core.internal.http.LimitExceededException;
import dev.tradewind.core.internal.http.Spool;
import dev.tradewind.core.internal.http.Wordless;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.Charset;
import java.util.Optional;

/** A document in its file. */
final class SpooledDocument implements Document {
    private static final int LONGEST_LINE = 5_000_000;

    private final Spool spool;
    private final ErrorContext context;
    private final InputStream body;
    private final boolean plain;
    private final String tag;
    private final InputStream content = new Content();
    private long offset;

    /** Opens what was fetched, and passes over what was read before. */
    SpooledDocument(Spool spool, Fetched fetched, DocumentPosition from, ErrorContext context) {
        this.spool = spool;
        this.context = context;
        this.tag = fetched.tag();
        this.offset = fetched.start();
        try {
            InputStream file = new BufferedInputStream(spool.read());
            BodyStream inflated = fetched.start() > 0
                    ? BodyStream.answer(file, false, BodyLimits.DOCUMENT)
                    : BodyStream.document(file, fetched.encoded(), BodyLimits.DOCUMENT);
            this.plain = fetched.start() > 0 || !fetched.encoded() && !inflated.isInflating();
            this.body = new BufferedInputStream(inflated);
            content.skipNBytes(from.offset() - offset);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public InputStream content() {
        return content;
    }

    @Override
    public Optional<String> nextLine(Charset charset) {
        try {
            int next = content.read();
            if (next < 0) {
                return Optional.empty();
            }
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (; next >= 0 && next != '\n'; next = content.read()) {
                if (line.size() == LONGEST_LINE) {
                    throw new ProtocolException(
                            context, "a line of the document has more than " + LONGEST_LINE + " bytes", "", null);
                }
                line.write(next);
            }
            String text = line.toString(charset);
            return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public DocumentPosition position() {
        return new DocumentPosition(offset, plain, tag);
    }

    @Override
    public void close() {
        spool.close();
    }

    private RuntimeException failure(IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return new StoppedException(
                    context.operation() + " was interrupted",
                    "It can be opened again; nothing was lost",
                    Wordless.of(e));
        }
        String words =
                e instanceof LimitExceededException ? "breaks a limit: " + e.getMessage() : "is cut off or damaged";
        return new ProtocolException(
                context, "the document " + words, "Have the platform make it again", Wordless.of(e));
    }

    /** Counts, and says what went wrong in our own words. */
    private final class Content extends InputStream {
        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int start, int length) {
            try {
                int count = body.read(buffer, start, length);
                offset += Math.max(count, 0);
                return count;
            } catch (IOException e) {
                throw failure(e);
            }
        }
    }
}
