package dev.tradewind.core.auth;

import java.time.Duration;
import java.time.Instant;

/** When a chain that nobody uses has to be renewed, lest it die. */
final class IdleRule {
    /** A pair of this age or younger was renewed by the last job: where renewals do not move the end, once a day is enough. */
    private static final Duration YOUNG = Duration.ofHours(24);

    private IdleRule() {}

    static boolean isDue(TokenPair pair, TokenState state, Duration within, Instant now) {
        if (pair.refresh() == null) {
            return false;
        }
        Instant end = pair.refreshExpiresAt();
        if (end == null) {
            // Of a pasted pair nobody told either end: only a renewal learns them.
            return state != TokenState.FRESH || pair.accessExpiresAt().equals(Instant.MAX);
        }
        boolean young = now.isBefore(pair.issuedAt().plus(YOUNG));
        return !end.isAfter(now.plus(within)) && !(young && state == TokenState.FRESH);
    }
}
