package dev.tradewind.core.http;

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
import java.time.Instant;
import java.util.Optional;

/** The failure of an answer that the platform's rules have no word for: by HTTP status, then by what the body is. */
final class StatusFailures {
    private StatusFailures() {}

    /**
     * Judges an answer.
     *
     * @param hint when the platform wants the next attempt, where it said so
     * @param hasToken whether the request carried an access token
     */
    static Optional<ConnectorException> judge(
            Answer answer, ErrorContext before, Instant now, Optional<Instant> hint, boolean hasToken) {
        int status = answer.status();
        ErrorContext context = before.answer(status, before.platformCode(), before.requestId());
        if (status >= 200 && status < 300) {
            return answer.decoded().isPresent() ? Optional.empty() : Optional.of(undecoded(answer, context));
        }
        return Optional.of(
                switch (status) {
                    case 401 ->
                        hasToken
                                ? new TokenRejectedException(context, "the access token was refused", "", null)
                                : new ForbiddenException(
                                        context,
                                        "the credentials were refused",
                                        "Check the app's key and secret",
                                        null);
                    case 403 ->
                        new ForbiddenException(
                                context,
                                "the platform does not allow this call",
                                "Check the app's permissions and the platform's address allow-list",
                                null);
                    case 404, 410 -> new NotFoundException(context, "the platform does not know this", "", null);
                    case 429 ->
                        new ThrottledException(
                                context, "too many calls", "Go on later, or lower the rate", hint.orElse(now), null);
                    case 408, 425 ->
                        new UnavailableException(context, "the platform gave up on the call", "Try again later", null);
                    default -> other(status, context);
                });
    }

    private static ConnectorException other(int status, ErrorContext context) {
        if (status >= 500) {
            return new UnavailableException(context, "the platform cannot serve the call", "Try again later", null);
        }
        if (status >= 400) {
            return new InvalidRequestException(context, "the platform refused the request", "", null);
        }
        return new ProtocolException(
                context,
                "a redirect or another answer that no API call ends with",
                "Redirects are not followed, since they would carry credentials away: check the endpoint",
                null);
    }

    private static ConnectorException undecoded(Answer answer, ErrorContext context) {
        if (answer.text().isBlank()) {
            return new TransportException(context, "the answer is empty", "Try again later", null);
        }
        return new UnavailableException(
                context,
                "the answer is a page or a text instead of JSON",
                "A gateway or proxy in between may have answered: check the endpoint if it stays so",
                null);
    }
}
