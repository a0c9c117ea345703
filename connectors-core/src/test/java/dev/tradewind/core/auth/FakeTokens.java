package dev.tradewind.core.auth;

import dev.tradewind.core.Platform;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.TransportException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** A platform whose refresh tokens can be spent once. Counts what it is asked, and fails as it is told. */
final class FakeTokens implements TokenRefresher {
    static final TokenKey KEY = new TokenKey(Platform.of("kiosk"), "app", "stall-1");
    static final Duration LIFE = Duration.ofHours(1);

    private static final ErrorContext PLACE =
            ErrorContext.of(Platform.of("kiosk"), "POST /token").answer(400, "invalid_grant", "r1");

    private final Clock clock;
    private final Deque<Supplier<RuntimeException>> refusals = new ArrayDeque<>();
    private final Deque<Runnable> beforeAnswer = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private String alive = "refresh-0";
    private int issued;
    private int lostAnswers;
    private boolean forgiving;
    private boolean strict;
    private int dead;

    FakeTokens(Clock clock) {
        this.clock = clock;
    }

    static TokenPair seed(Instant issuedAt) {
        return pair(0, issuedAt);
    }

    static TokenPair pair(int number, Instant issuedAt) {
        return new TokenPair(
                Secret.of("access-" + number),
                issuedAt.plus(LIFE),
                Secret.of("refresh-" + number),
                issuedAt.plus(Duration.ofDays(30)),
                issuedAt);
    }

    static TransportException lost() {
        return new TransportException(PLACE, "no answer", "", null);
    }

    /** The next call is refused, and nothing is spent. */
    synchronized FakeTokens refuse(Supplier<RuntimeException> failure) {
        refusals.add(failure);
        return this;
    }

    /** The answers of so many calls are lost after the token was spent. */
    synchronized FakeTokens loseAnswers(int count) {
        lostAnswers = count;
        return this;
    }

    /** Spent tokens are taken again, as Shopify does until the new pair is first used. */
    synchronized FakeTokens forgive() {
        forgiving = true;
        return this;
    }

    /** A spent token that is sent again ends all that came of it, as the standard advises platforms to do. */
    synchronized FakeTokens endOnReuse() {
        strict = true;
        return this;
    }

    /** Happens while the next call is under way, after the token was spent. */
    synchronized FakeTokens meanwhile(Runnable action) {
        beforeAnswer.add(action);
        return this;
    }

    /** The seller consented anew. */
    synchronized TokenPair consent() {
        return issue();
    }

    synchronized int calls() {
        return asked.size();
    }

    synchronized int deadCalls() {
        return dead;
    }

    synchronized String alive() {
        return alive;
    }

    @Override
    public TokenPair refresh(Secret refreshToken) {
        Runnable action;
        TokenPair next;
        synchronized (this) {
            asked.add(refreshToken.reveal());
            if (!refusals.isEmpty()) {
                throw refusals.remove().get();
            }
            if (!forgiving && !refreshToken.reveal().equals(alive)) {
                dead++;
                alive = strict ? "none" : alive;
                throw new ReauthorizeException(PLACE, "the refresh token was used before", "", null);
            }
            next = issue();
            if (lostAnswers > 0) {
                lostAnswers--;
                throw lost();
            }
            action = beforeAnswer.isEmpty() ? () -> {} : beforeAnswer.remove();
        }
        action.run();
        return next;
    }

    private TokenPair issue() {
        issued++;
        alive = "refresh-" + issued;
        return pair(issued, clock.instant());
    }
}
