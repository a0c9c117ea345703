package dev.tradewind.core.http;

import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.auth.TokenSource;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How the API of a platform is called for one shop or app. Immutable.
 *
 * @param platform the platform
 * @param shop the shop, empty for calls of the app such as token calls
 * @param base scheme, host, port and base path, without a slash at the end. Credentials go to its host and port, and
 *     nowhere else
 * @param trust what is known of the host of the base
 * @param signer what authenticates a request
 * @param tokens where access tokens come from, empty when calls need none
 * @param rules what a failure looks like
 * @param rates the allowances that an operation draws on, all of them
 * @param repeatable whether an operation may be sent twice; by default GET and HEAD only
 * @param retry how failures are tried again
 * @param loggedParams names of query parameters whose values may be logged; all others are hidden
 * @param downloadHosts hosts from which documents may be fetched, {@code *.} at the start matches any subdomain; never
 *     given credentials
 */
public record ApiProfile(
        Platform platform,
        Optional<ShopRef> shop,
        URI base,
        HostTrust trust,
        RequestSigner signer,
        Optional<TokenSource> tokens,
        AnswerRules rules,
        Function<Operation, List<RateRule>> rates,
        Predicate<Operation> repeatable,
        RetryOptions retry,
        Set<String> loggedParams,
        Set<String> downloadHosts) {
    public ApiProfile {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(trust, "trust");
        Objects.requireNonNull(signer, "signer");
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(rates, "rates");
        Objects.requireNonNull(repeatable, "repeatable");
        Objects.requireNonNull(retry, "retry");
        loggedParams = Set.copyOf(loggedParams);
        downloadHosts = Set.copyOf(downloadHosts);
    }

    /** Starts a profile. */
    public static ApiProfileBuilder builder(Platform platform, URI base) {
        return new ApiProfileBuilder(platform, base);
    }
}
