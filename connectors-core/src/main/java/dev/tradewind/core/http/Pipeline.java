package dev.tradewind.core.http;

import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import dev.tradewind.core.auth.AccessToken;
import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.error.ThrottledException;
import dev.tradewind.core.error.TokenRejectedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One logical call: attempts with a permit, a token and a signature each, until one is good or the policy gives up. A
 * refused token is renewed once and the call replayed; that replay is not a retry.
 */
final class Pipeline {
    private static final Logger LOG = LoggerFactory.getLogger(ApiClient.class);

    private final HttpRuntime runtime;
    private final ApiProfile profile;
    private final Limiter limiter;
    private final Exchange exchange;
    private final RetryPolicy<Object> policy;
    private final RetryBudget budget;

    Pipeline(HttpRuntime runtime, ApiProfile profile, Limiter limiter, Exchange exchange) {
        this.runtime = runtime;
        this.profile = profile;
        this.limiter = limiter;
        this.exchange = exchange;
        this.policy = new Backoff(profile.retry(), runtime.clock(), runtime.chance()).policy();
        this.budget = new RetryBudget(profile.retry().budgetPercent());
    }

    <T> T run(Operation operation, ApiRequest request, Decoder<T> decoder) {
        budget.called();
        try {
            return attempts(operation, request, decoder);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoppedException(place(operation) + " was interrupted", "Run it again", interrupted);
        }
    }

    private <T> T attempts(Operation operation, ApiRequest request, Decoder<T> decoder) throws InterruptedException {
        List<RateRule> rules = profile.rates().apply(operation);
        Execution<Object> execution = Execution.of(policy);
        boolean renewed = false;
        Optional<AccessToken> token = Optional.empty();
        for (int attempt = 1; ; attempt++) {
            ErrorContext context = context(operation).attempts(attempt);
            try {
                permit(rules, operation, context.attempts(attempt - 1));
                if (profile.tokens().isPresent() && !renewed) {
                    token = Optional.of(profile.tokens().get().current());
                }
                T answer = send(operation, request, token, decoder, context);
                rules.forEach(limiter::accepted);
                return answer;
            } catch (TokenRejectedException refused) {
                token = Optional.of(renew(refused, token, renewed));
                renewed = true;
            } catch (ConnectorException failure) {
                if (failure instanceof ThrottledException throttled
                        && throttled.context().httpStatus() != 0) {
                    rules.forEach(rule -> limiter.throttled(rule, throttled.until()));
                }
                execution.recordException(failure);
                if (execution.isComplete() || !profile.repeatable().test(operation) || !budget.take()) {
                    throw failure;
                }
                runtime.sleep(profile, operation, ApiWait.Reason.RETRY, execution.getDelay());
            }
        }
    }

    private void permit(List<RateRule> rules, Operation operation, ErrorContext context) throws InterruptedException {
        for (RateRule rule : rules) {
            Duration waited = limiter.acquire(rule, profile.shop(), context);
            if (!waited.isZero()) {
                runtime.tellWait(profile, operation, ApiWait.Reason.PERMIT, waited);
            }
        }
    }

    private AccessToken renew(TokenRejectedException refused, Optional<AccessToken> token, boolean renewed) {
        if (renewed || token.isEmpty() || profile.tokens().isEmpty()) {
            throw reauthorize(refused);
        }
        AccessToken next = profile.tokens().get().replace(token.get());
        if (next.equals(token.get())) {
            throw reauthorize(refused);
        }
        return next;
    }

    private static ReauthorizeException reauthorize(TokenRejectedException refused) {
        return new ReauthorizeException(
                refused.context(),
                "the platform refuses the access token, and a renewed one too",
                "Ask the seller for a new consent, or check that the tokens belong to this app and shop",
                refused);
    }

    private <T> T send(
            Operation operation,
            ApiRequest request,
            Optional<AccessToken> token,
            Decoder<T> decoder,
            ErrorContext context)
            throws InterruptedException {
        Instant start = runtime.clock().instant();
        ApiRequest signed = profile.signer().sign(request, start, token);
        Exchange.Result<T> result = exchange.send(operation, signed, decoder, context);
        Duration took = Duration.between(start, runtime.clock().instant());
        String error = result.failure()
                .map(failure -> failure.getClass().getSimpleName())
                .orElse(null);
        runtime.listener()
                .onAttempt(new ApiAttempt(
                        profile.platform(),
                        profile.shop().orElse(null),
                        operation,
                        context.attempts(),
                        result.status(),
                        error,
                        took));
        LOG.debug(
                "{}{} attempt {} status {} {} in {}",
                place(operation),
                RedactedQuery.of(request, profile.loggedParams()),
                context.attempts(),
                result.status(),
                error == null ? "ok" : error,
                took);
        if (result.failure().isPresent()) {
            throw result.failure().get();
        }
        return result.value();
    }

    private ErrorContext context(Operation operation) {
        return new ErrorContext(
                profile.platform(), profile.shop().orElse(null), operation.toString(), 0, 0, null, null);
    }

    private String place(Operation operation) {
        return profile.shop().map(Object::toString).orElse(profile.platform().code()) + " " + operation;
    }
}
