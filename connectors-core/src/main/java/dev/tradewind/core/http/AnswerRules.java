package dev.tradewind.core.http;

import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.ErrorContext;
import java.util.Optional;

/** Tells a good answer from a failure, whatever the HTTP status. Safe for use by several threads. */
@FunctionalInterface
public interface AnswerRules {
    /**
     * Judges an answer.
     *
     * @param answer what came back
     * @param context where, with the number of attempts so far; add status, code and request id to it
     * @return the failure, or empty when the answer is good. One of too many calls says whose they were: the app's slow all
     *     its shops, others only this one. For a status outside 2xx or a body that is not JSON the
     *     pipeline makes a failure of its own when this returns empty
     */
    Optional<ConnectorException> judge(Answer answer, ErrorContext context);
}
