package dev.tradewind.core.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ForbiddenException;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.error.NotFoundException;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.error.ThrottledException;
import dev.tradewind.core.error.TokenRejectedException;
import dev.tradewind.core.error.TransportException;
import dev.tradewind.core.error.UnavailableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Failures that need no knowledge of a platform. No message holds a URL, a header or a body. */
final class Failures {
    private static final String AGAIN = "It is tried again as far as the retry options allow";

    private Failures() {}

    static ConnectorException unsendable(ErrorContext context) {
        return new InvalidRequestException(
                context,
                "the request cannot be sent: a parameter or credential holds a character that HTTP does not allow",
                "Check the credentials for line breaks",
                null);
    }

    static ConnectorException noAnswer(ErrorContext context, IOException cause) {
        if (cause instanceof UnknownHostException) {
            return new TransportException(
                    context, "the host is not known", "Check the endpoint, and this machine's network and DNS", null);
        }
        if (cause instanceof ConnectException) {
            return new TransportException(
                    context, "nobody answers at the endpoint", "Check the endpoint, the network and the proxy", null);
        }
        if (cause instanceof SSLException) {
            return new TransportException(
                    context, "the TLS connection failed", "Check certificates, proxy and this machine's clock", null);
        }
        if (cause instanceof InterruptedIOException) {
            return new TransportException(context, "no answer in time", AGAIN, null);
        }
        return new TransportException(context, "the connection broke", AGAIN, null);
    }

    static ConnectorException unreadable(ErrorContext context, IOException broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyLimitException limit) {
                return new ProtocolException(
                        context, String.valueOf(limit.getMessage()), "Ask for smaller pages", null);
            }
            if (cause instanceof JsonEOFException) {
                return new TransportException(context, "the answer ends in the middle", AGAIN, null);
            }
        }
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException && !(cause instanceof JsonProcessingException)) {
                return new TransportException(context, "the connection broke while the answer was read", AGAIN, null);
            }
        }
        return new ProtocolException(
                context,
                "the answer is not the JSON that was expected ("
                        + broken.getClass().getSimpleName() + ")",
                "Look for a newer version of this library; the raw call shows the answer",
                null);
    }

    static ConnectorException byStatus(Answer answer, ErrorContext context, ServerClock server, boolean hasTokens) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return answer.text().isBlank()
                    ? new TransportException(context, "the answer is empty", AGAIN, null)
                    : new UnavailableException(context, "the answer is a page, not data", AGAIN, null);
        }
        Optional<Instant> retryAfter = retryAfter(answer, server);
        if (status == 429 || (status == 503 && retryAfter.isPresent())) {
            Instant until = retryAfter.orElseGet(server::ours);
            return new ThrottledException(context, "too many calls", "It goes on after " + until, until, null);
        }
        if (status >= 500 || status == 408) {
            return new UnavailableException(context, "the platform cannot serve the call now", AGAIN, null);
        }
        return refused(context, status, hasTokens);
    }

    private static ConnectorException refused(ErrorContext context, int status, boolean hasTokens) {
        if (status == 401 && hasTokens) {
            return new TokenRejectedException(context, "the access token was refused", "", null);
        }
        if (status == 401 || status == 403) {
            return new ForbiddenException(
                    context, "the platform refuses the call", "Check the credentials and the app's permissions", null);
        }
        if (status == 404) {
            return new NotFoundException(context, "the platform does not know this", "Check the endpoint", null);
        }
        if (status >= 300 && status < 400) {
            return new ProtocolException(
                    context,
                    "the endpoint redirects elsewhere, which is never followed with credentials",
                    "Set the endpoint to where the platform now lives",
                    null);
        }
        return new InvalidRequestException(context, "the platform refused the request", "", null);
    }

    /** Retry-After in seconds (also with a fraction) or as an HTTP date, carried over to our clock. */
    private static Optional<Instant> retryAfter(Answer answer, ServerClock server) {
        return answer.header("retry-after").flatMap(text -> {
            String trimmed = text.trim();
            if (trimmed.matches("[0-9]{1,9}(\\.[0-9]{1,3})?")) {
                long millis = new BigDecimal(trimmed).movePointRight(3).longValue();
                return Optional.of(server.ours().plus(Duration.ofMillis(millis)));
            }
            return ServerClock.parse(trimmed).map(server::toOurs);
        });
    }
}
