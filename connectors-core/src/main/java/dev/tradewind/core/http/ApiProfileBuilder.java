package dev.tradewind.core.http;

import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.auth.TokenSource;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Builds an {@link ApiProfile}. Defaults: no shop, a host of the platform's own, no signature, no tokens, failures by HTTP status only, no limits,
 * GET and HEAD are repeatable, {@link RetryOptions#defaults()}, no parameter is logged, no download hosts.
 */
public final class ApiProfileBuilder {
    private final Platform platform;
    private final URI base;
    private Optional<ShopRef> shop = Optional.empty();
    private HostTrust trust = HostTrust.PLATFORM;
    private RequestSigner signer = (request, now, token) -> request;
    private Optional<TokenSource> tokens = Optional.empty();
    private AnswerRules rules = (answer, context) -> Optional.empty();
    private Function<Operation, List<RateRule>> rates = operation -> List.of();
    private Predicate<Operation> repeatable =
            operation -> operation.method().equals("GET") || operation.method().equals("HEAD");
    private RetryOptions retry = RetryOptions.defaults();
    private Set<String> loggedParams = Set.of();
    private Set<String> downloadHosts = Set.of();

    ApiProfileBuilder(Platform platform, URI base) {
        this.platform = platform;
        this.base = base;
    }

    /** The shop that calls are about. */
    public ApiProfileBuilder shop(ShopRef value) {
        this.shop = Optional.of(value);
        return this;
    }

    /** What is known of the host of the base. */
    public ApiProfileBuilder trust(HostTrust value) {
        this.trust = value;
        return this;
    }

    /** What authenticates a request. */
    public ApiProfileBuilder signer(RequestSigner value) {
        this.signer = value;
        return this;
    }

    /** Where access tokens come from. */
    public ApiProfileBuilder tokens(TokenSource value) {
        this.tokens = Optional.of(value);
        return this;
    }

    /** What a failure looks like. */
    public ApiProfileBuilder rules(AnswerRules value) {
        this.rules = value;
        return this;
    }

    /** The allowances that an operation draws on. */
    public ApiProfileBuilder rates(Function<Operation, List<RateRule>> value) {
        this.rates = value;
        return this;
    }

    /** Whether an operation may be sent twice. */
    public ApiProfileBuilder repeatable(Predicate<Operation> value) {
        this.repeatable = value;
        return this;
    }

    /** How failures are tried again. */
    public ApiProfileBuilder retry(RetryOptions value) {
        this.retry = value;
        return this;
    }

    /** Names of query parameters whose values may be logged. */
    public ApiProfileBuilder loggedParams(Set<String> names) {
        this.loggedParams = names;
        return this;
    }

    /** Hosts from which documents may be fetched without credentials. */
    public ApiProfileBuilder downloadHosts(Set<String> hosts) {
        this.downloadHosts = hosts;
        return this;
    }

    /** Makes the profile. */
    public ApiProfile build() {
        return new ApiProfile(
                platform,
                shop,
                base,
                trust,
                signer,
                tokens,
                rules,
                rates,
                repeatable,
                retry,
                loggedParams,
                downloadHosts);
    }
}
