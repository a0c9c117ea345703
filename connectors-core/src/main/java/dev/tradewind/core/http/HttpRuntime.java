package dev.tradewind.core.http;

import dev.tradewind.core.auth.ConsentStates;
import dev.tradewind.core.auth.TokenFlights;
import dev.tradewind.core.internal.http.SpoolFolder;
import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.Sleeper;
import java.time.Clock;

/** The one implementation. */
final class HttpRuntime implements ConnectorRuntime {
    private final Clock clock;
    private final Sleeper sleeper;
    private final Chance chance;
    private final ApiListener listener;
    private final Limiter limiter;
    private final Exchange exchange;
    private final SpoolFolder folder;
    private final TokenFlights flights = new TokenFlights();
    private final ConsentStates consents;

    HttpRuntime(
            Clock clock,
            Sleeper sleeper,
            Chance chance,
            ApiListener listener,
            Limiter limiter,
            Exchange exchange,
            SpoolFolder folder) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.chance = chance;
        this.listener = listener;
        this.limiter = limiter;
        this.exchange = exchange;
        this.folder = folder;
        this.consents = new ConsentStates(clock, chance);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Sleeper sleeper() {
        return sleeper;
    }

    @Override
    public Chance chance() {
        return chance;
    }

    @Override
    public ApiListener listener() {
        return listener;
    }

    @Override
    public TokenFlights flights() {
        return flights;
    }

    @Override
    public ConsentStates consents() {
        return consents;
    }

    @Override
    public ApiClient api(ApiProfile profile) {
        BaseUrl.check(profile);
        Attempts attempts = new Attempts(profile, exchange, limiter, clock, listener);
        Retries retries = new Retries(profile.retry(), clock, chance);
        RetryBudget budget = new RetryBudget(profile.retry().budgetPercent());
        Downloads downloads = new Downloads(profile, attempts, retries, budget, exchange, folder, clock, sleeper);
        return new PipelineClient(
                exchange.templates(), new Pipeline(profile, attempts, retries, budget, sleeper), attempts, downloads);
    }

    @Override
    public void close() {
        // First the calls: one that renews ends here, and what it could not save is tried once more.
        exchange.close();
        flights.close();
    }
}
