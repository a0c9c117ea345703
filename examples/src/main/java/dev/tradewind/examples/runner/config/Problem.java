package dev.tradewind.examples.runner.config;

import java.util.Objects;

/**
 * One mistake in a configuration.
 *
 * @param line the line in the file, from 1; 0 when the mistake is not in the file
 * @param message what is wrong, without a full stop; never holds the value of a credential
 * @param advice what to write or do instead, without a full stop
 */
public record Problem(int line, String message, String advice) {
    public Problem {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(advice, "advice");
    }
}
