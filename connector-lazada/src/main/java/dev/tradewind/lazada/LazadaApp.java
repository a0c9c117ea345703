package dev.tradewind.lazada;

import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.auth.RefreshResult;
import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.auth.TokenManager;
import dev.tradewind.core.auth.TokenManagerBuilder;
import dev.tradewind.core.auth.TokenPair;
import dev.tradewind.core.auth.TokenSource;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.error.ConfigException;
import dev.tradewind.core.error.TokenStoreException;
import dev.tradewind.core.http.ApiClient;
import dev.tradewind.core.http.ApiProfile;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.http.HostTrust;
import dev.tradewind.core.http.Operation;
import dev.tradewind.lazada.internal.auth.LazadaAuthApi;
import dev.tradewind.lazada.internal.auth.LazadaRequestSigner;
import dev.tradewind.lazada.internal.wire.LazadaErrors;
import dev.tradewind.lazada.internal.wire.LazadaMoneyApi;
import dev.tradewind.lazada.internal.wire.LazadaRates;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An app of Lazada Open Platform on one site. Shops are cheap handles on it. Owns nothing; the runtime belongs to whoever
 * built it. Safe for use by several threads.
 */
public final class LazadaApp {
    private static final Set<String> LOGGED = Set.of(
            "limit",
            "offset",
            "options",
            "filter",
            "status",
            "update_after",
            "update_before",
            "sort_by",
            "sort_direction");

    private final LazadaAppBuilder settings;
    private final ConnectorRuntime runtime;
    private final LazadaSite site;
    private final Supplier<LazadaCredentials> credentials;
    private final TokenStore store;
    private final URI base;
    private final HostTrust trust;
    private final LazadaRequestSigner signer;
    private final LazadaOAuth oauth;

    LazadaApp(LazadaAppBuilder builder) {
        this.runtime = builder.runtime;
        this.site = builder.require(builder.site, "site");
        this.settings = builder.on(site);
        this.credentials = builder.require(builder.credentials, "credentials");
        this.store = builder.require(builder.tokens, "tokens");
        this.base = builder.endpoint.apply(site);
        this.trust = trust(Optional.of(base).filter(uri -> !uri.equals(site.base())));
        this.signer = new LazadaRequestSigner(() -> credentials.get().signing(), builder.partnerId);
        URI authBase = builder.authEndpoint.orElse(LazadaSite.AUTH);
        this.oauth = new LazadaOAuth(
                authBase,
                credentials,
                () -> authApi(authBase, trust(builder.authEndpoint)),
                runtime.clock(),
                runtime.consents());
    }

    /** Starts an app on a runtime. */
    public static LazadaAppBuilder builder(ConnectorRuntime runtime) {
        return new LazadaAppBuilder(runtime);
    }

    /** The site. */
    public LazadaSite site() {
        return site;
    }

    /** The same app on another site. No I/O. */
    public LazadaApp on(LazadaSite other) {
        return other == site ? this : settings.on(other).build();
    }

    /** A shop whose seller authorised the app on this site. No I/O. */
    public LazadaShop shop(String sellerId) {
        return new LazadaShop(this, reference(sellerId), sellerId, false, manager(sellerId, null));
    }

    /**
     * Where to send a browser whose seller is to connect a shop on this site. The link is good for 10 minutes by the runtime's
     * clock, for one consent, in the browser session that asked for it. For one to shops on all sites of a cross-border seller
     * use {@link LazadaOAuth#authorizeUrl} with the country {@code cb}; to ask the seller of a shop that is known, also by mail,
     * {@link LazadaShop#authorizeUrl}.
     *
     * @param session what only this browser session has, such as its id; is not told to Lazada
     * @param redirect must equal the app's callback address in the console, letter by letter; take it from your configuration,
     *     not from the request
     */
    public URI authorizeUrl(String session, URI redirect) {
        return oauth.authorizeUrl(session, redirect, Optional.of(site.country().toLowerCase(Locale.ROOT)));
    }

    /**
     * Takes a consent that came back to a browser session, of a link of {@link #authorizeUrl} or {@link LazadaShop#authorizeUrl}:
     * exchanges the code and saves the tokens, once. They go where older tokens of one of the grant's shops lie, by whichever
     * site they came; without any, under the shop's id on this site, and when a cross-border seller has none here, under the id
     * of the first shop of the grant. When this returns, each of {@link #shops} can be read, whatever became of older tokens.
     *
     * @param code as it came back, decoded once
     * @param state as it came back, decoded once
     * @param session the value of the session to which it came back
     * @throws ConfigException when the seller has no shop on this site and does not sell across borders
     * @throws dev.tradewind.core.error.InvalidRequestException when the state was not made by this app, is over, was taken
     *     before, or belongs to another session; the code is not spent
     * @throws dev.tradewind.core.error.OtherAccountException when the link was for a shop, and the consent is of another seller
     *     or leaves out the seller's other sites; nothing is saved
     * @throws dev.tradewind.core.error.ReauthorizeException when the code is used, old, or of another app
     */
    public LazadaConnection connect(String code, String state, String session) {
        return new ConsentDesk(this).take(code, state, session);
    }

    /**
     * Takes a consent for a link of {@link LazadaShop#authorizeUrl}, of whichever shop and site, from a browser of which nothing
     * is known: only the seller who was asked can give it. Otherwise the same as {@link #connect(String, String, String)};
     * refuses the links of {@link #authorizeUrl}, which belong to a session.
     */
    public LazadaConnection connect(String code, String state) {
        return new ConsentDesk(this).take(code, state);
    }

    /**
     * The shops of a consent, one for each site, on one chain of tokens: it is renewed once for all of them, and the engine
     * works on them as on one account. No I/O.
     */
    public List<LazadaShop> shops(LazadaConnection connection) {
        String account = connection.account();
        TokenManager chain = manager(account, null);
        return Arrays.stream(LazadaSite.values())
                .flatMap(each -> connection.grant().on(each).stream()
                        .map(seller -> new LazadaShop(
                                on(each),
                                reference(seller.sellerId()),
                                account,
                                connection.grant().isCrossBorder(),
                                chain)))
                .toList();
    }

    /**
     * Keeps shops alive that nobody syncs: renews each chain whose refresh token ends within a time. One after another, as the
     * stream gives them; what goes wrong with one stops no other. Those whose store failed are tried once more at the end.
     *
     * @param accounts the ids under which tokens are kept, see {@link LazadaShop#account()}
     * @return what became of those for which something had to be done; the others are left out
     * @throws dev.tradewind.core.error.StoppedException when the thread was interrupted while it waited
     */
    public List<RefreshResult> refreshDue(Stream<String> accounts, Duration within) {
        List<RefreshResult> first = accounts.map(
                        account -> manager(account, null).refreshDue(within))
                .filter(result -> result.kind() != RefreshResult.Kind.NOT_DUE)
                .toList();
        return first.stream()
                .map(result -> result.failure().orElse(null) instanceof TokenStoreException
                        ? manager(result.key().account(), null).refreshDue(within)
                        : result)
                .toList();
    }

    private static ShopRef reference(String sellerId) {
        return new ShopRef(Platform.LAZADA, sellerId);
    }

    /** The consent's calls alone, for programs that keep tokens themselves. */
    public LazadaOAuth oauth() {
        return oauth;
    }

    ConnectorRuntime runtime() {
        return runtime;
    }

    TokenKey tokenKey(String account) {
        return new TokenKey(Platform.LAZADA, credentials.get().appKey(), account);
    }

    boolean hasTokens(String account) {
        return store.load(tokenKey(account)).isPresent();
    }

    TokenManager manager(String account, @Nullable TokenPair seed) {
        TokenManagerBuilder builder = runtime.tokens(
                tokenKey(account), store, token -> oauth.refresh(token).tokens());
        return (seed == null ? builder : builder.seed(seed)).build();
    }

    LazadaRates rates(ShopRef shop) {
        return new LazadaRates(shop, credentials.get().appKey());
    }

    ApiClient client(ShopRef shop, TokenSource tokens) {
        LazadaRates rates = rates(shop);
        return runtime.api(ApiProfile.builder(Platform.LAZADA, base)
                .trust(trust)
                .shop(shop)
                .signer(signer)
                .tokens(tokens)
                .rules(rules(base))
                .rates(rates::of)
                .repeatable(LazadaApp::isReading)
                .loggedParams(LOGGED)
                .build());
    }

    private static boolean isReading(Operation operation) {
        return operation.method().equals("GET") || operation.path().equals(LazadaMoneyApi.ACCOUNT_TRANSACTIONS);
    }

    private LazadaAuthApi authApi(URI authBase, HostTrust authTrust) {
        return runtime.api(ApiProfile.builder(Platform.LAZADA, authBase)
                        .trust(authTrust)
                        .signer(signer)
                        .rules(rules(authBase))
                        .rates(operation -> LazadaRates.tokens(credentials.get().appKey()))
                        .repeatable(operation -> false)
                        .build())
                .service(LazadaAuthApi.class);
    }

    private static HostTrust trust(Optional<URI> given) {
        return given.isPresent() ? HostTrust.USER : HostTrust.PLATFORM;
    }

    private LazadaErrors rules(URI called) {
        return new LazadaErrors(runtime.clock(), new SignatureAdvice(called, credentials, runtime.clock())::of);
    }
}
