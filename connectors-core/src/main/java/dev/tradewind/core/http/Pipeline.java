package dev.tradewind.core.http;

import dev.failsafe.Execution;
import dev.tradewind.core.auth.AccessToken;
import dev.tradewind.core.auth.TokenSource;
import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.error.TokenRejectedException;
import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.Sleeper;
import java.time.Instant;
import java.util.Optional;

/** Carries calls to their end: attempts, waits in between, one renewal of the token. Safe for use by several threads. */
final class Pipeline {
    private final ApiProfile profile;
    private final Attempts attempts;
    private final Retries retries;
    private final RetryBudget budget;
    private final Sleeper sleeper;

    Pipeline(ApiProfile profile, Attempts attempts, Retries retries, RetryBudget budget, Sleeper sleeper) {
        this.profile = profile;
        this.attempts = attempts;
        this.retries = retries;
        this.budget = budget;
        this.sleeper = sleeper;
    }

    /** The same pipeline with another jitter of its waits. */
    Pipeline jitteredBy(Chance chance) {
        return new Pipeline(profile, attempts, retries.jitteredBy(chance), budget, sleeper);
    }

    /** The decoded body of a good answer, or the last failure. */
    Object call(Prepared call) {
        budget.earn();
        try (ShopMdc named = ShopMdc.of(profile.shop())) {
            return new Tries(call).toTheEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException(
                    call.operation() + " was interrupted", "It can be called again; nothing was lost", e);
        }
    }

    /** The tries of one call. */
    private final class Tries {
        private final Prepared call;
        private int number;
        private boolean renewed;

        Tries(Prepared call) {
            this.call = call;
        }

        Object toTheEnd() throws InterruptedException {
            Execution<Outcome> books = retries.start(profile.repeatable().test(call.operation()));
            Outcome outcome = next();
            books.recordResult(outcome);
            while (!books.isComplete() && budget.spend()) {
                attempts.pause(call.operation(), books.getDelay(), outcome, sleeper);
                outcome = next();
                books.recordResult(outcome);
            }
            return outcome.orThrow();
        }

        /** One try; a refused token is renewed and the call sent again, once in the life of a call. */
        private Outcome next() throws InterruptedException {
            Optional<TokenSource> tokens = profile.tokens();
            Instant permitted = attempts.permit(call, ++number);
            if (tokens.isEmpty()) {
                return attempts.send(call, number, permitted, Optional.empty());
            }
            AccessToken token = tokens.get().current();
            Outcome outcome = attempts.send(call, number, permitted, Optional.of(token));
            return outcome.failure() instanceof TokenRejectedException refused
                    ? replay(tokens.get(), token, refused)
                    : outcome;
        }

        private Outcome replay(TokenSource tokens, AccessToken refused, TokenRejectedException why)
                throws InterruptedException {
            AccessToken other = renewed ? refused : tokens.replace(refused);
            if (other.value().equals(refused.value())) {
                throw consentNeeded(why);
            }
            renewed = true;
            Instant permitted = attempts.permit(call, ++number);
            Outcome outcome = attempts.send(call, number, permitted, Optional.of(other));
            if (outcome.failure() instanceof TokenRejectedException again) {
                throw consentNeeded(again);
            }
            return outcome;
        }

        private ReauthorizeException consentNeeded(ConnectorException why) {
            return new ReauthorizeException(
                    why.context(),
                    "the access token was refused, and no newer one helps",
                    "Ask the seller for a new consent",
                    why);
        }
    }
}
