package dev.tradewind.core.http;

import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.TransportException;
import dev.tradewind.core.error.UnavailableException;
import dev.tradewind.core.internal.http.Spool;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Asks for a document, or for the rest of it, and keeps what comes. For one attempt. */
final class DownloadReply {
    private final Attempts attempts;
    private final Operation operation;
    private final ErrorContext context;
    private final DocumentPosition from;
    private final Spool spool;
    private final Clock clock;
    private volatile int status;

    DownloadReply(
            Attempts attempts,
            Operation operation,
            ErrorContext context,
            DocumentPosition from,
            Spool spool,
            Clock clock) {
        this.attempts = attempts;
        this.operation = operation;
        this.context = context;
        this.from = from;
        this.spool = spool;
        this.clock = clock;
    }

    int status() {
        return status;
    }

    /** The rest is asked for by the name of the whole, so that a changed document comes whole. */
    Request request(HttpUrl url, @Nullable Fetched before) {
        boolean plain = from.plain() && !from.tag().isEmpty();
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("Accept-Encoding", plain ? "identity" : "gzip")
                .header("User-Agent", Requests.USER_AGENT);
        String tag = before == null ? (plain ? from.tag() : "") : before.tag();
        long start = startOf(before);
        if (start > 0 && !tag.isEmpty()) {
            request.header("Range", "bytes=" + start + "-").header("If-Range", tag);
        }
        return request.build();
    }

    /** Keeps what came; what was kept before stays only when the rest of it comes. */
    Outcome read(Response response, @Nullable Fetched before, Consumer<Fetched> note) throws IOException {
        status = response.code();
        String type = response.header("Content-Type", "");
        if (response.code() == 200 && !type.startsWith("text/html")) {
            spool.restart();
            return keep(response, Fetched.of(response.headers(), 0), note);
        }
        if (response.code() == 206) {
            Fetched rest = Fetched.of(response.headers(), before == null ? from.offset() : before.start());
            String range = response.header("Content-Range", "");
            boolean fits = range.startsWith("bytes " + startOf(before) + "-")
                    && (before == null ? !rest.encoded() : before.isSame(rest));
            if (fits) {
                return keep(response, rest, note);
            }
            spool.restart();
            return bad(
                    new TransportException(context, "another part came than was asked for", "Try again later", null));
        }
        if (response.code() == 200) {
            return bad(new UnavailableException(
                    context, "a web page came instead of the document", "Try again later", null));
        }
        if (response.code() == 416) {
            spool.restart();
            return bad(new TransportException(context, "the document is shorter than before", "Try again later", null));
        }
        Instant now = clock.instant();
        Answer answer = new Answer(operation, response.code(), Reply.headers(response), Optional.empty(), "");
        Optional<Instant> hint = attempts.hint(answer, now);
        ConnectorException failure = StatusFailures.judge(answer, context, now, hint, false)
                .orElseGet(() -> new TransportException(context, "no document came", "Try again later", null));
        return Outcome.bad(failure, hint);
    }

    private Outcome keep(Response response, Fetched fetched, Consumer<Fetched> note) throws IOException {
        Optional<ConnectorException> other = Downloads.otherThan(from, fetched, context);
        if (other.isPresent()) {
            return bad(other.get());
        }
        note.accept(fetched);
        spool.append(response.body().byteStream());
        return Outcome.good(fetched);
    }

    private long startOf(@Nullable Fetched before) {
        if (before != null) {
            return before.start() + spool.length();
        }
        return from.plain() && !from.tag().isEmpty() ? from.offset() : 0;
    }

    private static Outcome bad(ConnectorException failure) {
        return Outcome.bad(failure, Optional.empty());
    }
}
