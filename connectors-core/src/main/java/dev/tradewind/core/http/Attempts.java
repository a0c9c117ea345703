package dev.tradewind.core.http;

import dev.tradewind.core.ShopRef;
import dev.tradewind.core.auth.AccessToken;
import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.error.ThrottledException;
import dev.tradewind.core.error.ThrottledException.Reach;
import dev.tradewind.core.internal.http.HttpDates;
import dev.tradewind.core.time.Sleeper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.Request;

/** Makes single attempts: permit, signature, send, judge, tell. Safe for use by several threads. */
final class Attempts {
    private final ApiProfile profile;
    private final Exchange exchange;
    private final Limiter limiter;
    private final Clock clock;
    private final ServerClock serverClock;
    private final ApiListener listener;
    private final RequestLog log;
    private final Tally tally = new Tally();

    Attempts(ApiProfile profile, Exchange exchange, Limiter limiter, Clock clock, ApiListener listener) {
        this.profile = profile;
        this.exchange = exchange;
        this.limiter = limiter;
        this.clock = clock;
        this.serverClock = new ServerClock(clock);
        this.listener = listener;
        this.log = new RequestLog(who(), profile.loggedParams());
    }

    Optional<Instant> serverTime() {
        return serverClock.now();
    }

    Calls calls() {
        return tally.sum();
    }

    ErrorContext context(Operation operation, int attempts) {
        ShopRef shop = profile.shop().orElse(null);
        return new ErrorContext(profile.platform(), shop, operation.toString(), attempts, 0, null, null);
    }

    /**
     * Waits for a permit of each allowance.
     *
     * @throws ThrottledException when that takes longer than a call may wait
     */
    Instant permit(Prepared call, int number) throws InterruptedException {
        Optional<Instant> later =
                limiter.acquire(rules(call), who(), wait -> waits(call.operation(), ApiWait.Reason.PERMIT, wait));
        if (later.isPresent()) {
            throw new ThrottledException(
                    context(call.operation(), number - 1),
                    "the allowance of calls is used up until " + later.get(),
                    "Go on then, or lower the number of lanes",
                    later.get(),
                    null);
        }
        return clock.instant();
    }

    void waits(Operation operation, ApiWait.Reason reason, Duration wait) {
        tally.waited(wait);
        listener.onWait(new ApiWait(profile.platform(), profile.shop().orElse(null), operation, reason, wait));
    }

    /** Sends once, with the permits taken. */
    Outcome send(Prepared call, int number, Instant permitted, Optional<AccessToken> token)
            throws InterruptedException {
        ErrorContext context = context(call.operation(), number);
        Instant sent = clock.instant();
        Outcome outcome;
        int status = 0;
        try {
            Answer answer = exchange.send(
                    profile.trust(),
                    profile.base().getAuthority(),
                    () -> sign(call, token, context),
                    response -> Reply.read(response, call));
            status = answer.status();
            serverClock.note(answer.header("date"));
            outcome = judge(answer, context, token.isPresent());
        } catch (IOException e) {
            outcome =
                    Outcome.bad(TransportFailures.of(e, context, profile.base().getHost()), Optional.empty());
        }
        if (outcome.failure() instanceof ThrottledException || status == 429) {
            limiter.slow(
                    rules(call), reach(outcome), permitted, outcome.notBefore().orElse(permitted));
        }
        tell(call, number, status, outcome, Duration.between(sent, clock.instant()));
        return outcome;
    }

    private Request sign(Prepared call, Optional<AccessToken> token, ErrorContext context) {
        ApiRequest unsigned = Requests.unsigned(profile.base(), call.template());
        ApiRequest signed = profile.signer().sign(unsigned, clock.instant(), token);
        Requests.unsendableHeader(signed).ifPresent(name -> {
            throw new InvalidRequestException(
                    context,
                    "header " + name + " holds a line break or another character that HTTP does not allow",
                    "Check the credentials for line breaks",
                    null);
        });
        return Requests.signed(signed, call.template());
    }

    private Outcome judge(Answer answer, ErrorContext context, boolean hasToken) {
        Instant now = clock.instant();
        Optional<Instant> hint = hint(answer, now);
        Optional<ConnectorException> failure = profile.rules()
                .judge(answer, context)
                .or(() -> StatusFailures.judge(answer, context, now, hint, hasToken));
        if (failure.isEmpty()) {
            return Outcome.good(answer.decoded().orElseThrow());
        }
        if (failure.get() instanceof ThrottledException throttled) {
            return Outcome.bad(throttled, Optional.of(later(throttled.until(), hint.orElse(now))));
        }
        return Outcome.bad(failure.get(), hint);
    }

    /** When an answer wants the next attempt by its headers. */
    Optional<Instant> hint(Answer answer, Instant now) {
        return answer.status() == 429 || answer.status() == 503
                ? answer.header("retry-after").flatMap(value -> HttpDates.retryAfter(value, now, serverClock::toOurs))
                : Optional.empty();
    }

    /**
     * Waits before the next attempt.
     *
     * @throws ThrottledException when the platform asks for more than a call may wait
     */
    void pause(Operation operation, Duration delay, Outcome outcome, Sleeper sleeper) throws InterruptedException {
        ConnectorException failure = outcome.failure();
        Duration ceiling = profile.retry().ceiling();
        if (failure != null && delay.compareTo(ceiling) > 0) {
            throw new ThrottledException(
                    failure.context(),
                    "the platform asks to come back in " + delay.toSeconds() + " s",
                    "Go on then; a call does not wait for more than " + ceiling.toSeconds() + " s",
                    clock.instant().plus(delay),
                    reach(outcome),
                    failure);
        }
        waits(operation, ApiWait.Reason.RETRY, delay);
        sleeper.sleep(delay);
    }

    void tell(Prepared call, int number, int status, Outcome outcome, Duration took) {
        ConnectorException failure = outcome.failure();
        String error = failure == null ? null : failure.getClass().getSimpleName();
        tally.attempt(number);
        log.attempt(call, number, (status == 0 ? "no answer" : status) + (error == null ? "" : " " + error), took);
        listener.onAttempt(new ApiAttempt(
                profile.platform(), profile.shop().orElse(null), call.operation(), number, status, error, took));
    }

    private List<RateRule> rules(Prepared call) {
        return profile.rates().apply(call.operation());
    }

    private String who() {
        return profile.shop().map(ShopRef::toString).orElse(profile.platform().code());
    }

    /** Whose calls were too many by an attempt's failure. */
    private static Reach reach(Outcome outcome) {
        return outcome.failure() instanceof ThrottledException throttled ? throttled.reach() : Reach.SHOP;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
