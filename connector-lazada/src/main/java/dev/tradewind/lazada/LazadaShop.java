package dev.tradewind.lazada;

import dev.tradewind.core.Shop;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.auth.TokenManager;
import dev.tradewind.core.auth.TokenPair;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.http.ApiClient;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.lazada.internal.money.MoneyCalls;
import dev.tradewind.lazada.internal.reviews.ReviewCalls;
import dev.tradewind.lazada.internal.spi.LazadaConnector;
import dev.tradewind.lazada.internal.wire.LazadaApi;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import dev.tradewind.lazada.internal.wire.LazadaMoneyApi;
import dev.tradewind.lazada.internal.wire.LazadaReviewApi;
import java.net.URI;

/**
 * One shop of an app: a cheap handle, without a thread, socket or I/O of its own. Immutable; keep one for each shop, since
 * it keeps the token manager that its clients and connectors share.
 */
public final class LazadaShop {
    private final LazadaApp app;
    private final ShopRef ref;
    private final String account;
    private final boolean crossBorder;
    private final TokenManager tokens;
    private final ApiClient api;
    private final boolean readsReviews;

    LazadaShop(LazadaApp app, ShopRef ref, String account, boolean crossBorder, TokenManager tokens) {
        this(app, ref, account, crossBorder, tokens, app.client(ref, tokens), false);
    }

    private LazadaShop(
            LazadaApp app,
            ShopRef ref,
            String account,
            boolean crossBorder,
            TokenManager tokens,
            ApiClient api,
            boolean readsReviews) {
        this.app = app;
        this.ref = ref;
        this.account = account;
        this.crossBorder = crossBorder;
        this.tokens = tokens;
        this.api = api;
        this.readsReviews = readsReviews;
    }

    /** Which shop it is. */
    public ShopRef ref() {
        return ref;
    }

    /** The site that it is on. */
    public LazadaSite site() {
        return app.site();
    }

    /** The seller id under which its tokens are kept; its own, but for a cross-border seller. */
    public String account() {
        return account;
    }

    /**
     * The same shop with tokens that serve a cross-border seller's shops on all sites: he consents once, and they are kept under
     * the id of the shop for which it was done. That shop, too, says so with its own id: then its links ask for all sites.
     */
    public LazadaShop account(String sellerId) {
        return with(sellerId, true, app.manager(sellerId, null));
    }

    /**
     * Where to send the seller of this shop for a new consent, by mail or at once. The link is good for 7 days by the runtime's
     * clock, and for one consent of this seller: {@link LazadaApp#connect(String, String)} of an app on any site takes it, and
     * then all shops can be read whose tokens are kept under {@link #account()}. No I/O.
     *
     * @param redirect must equal the app's callback address in the console, letter by letter
     */
    public URI authorizeUrl(URI redirect) {
        return app.oauth().authorizeUrl(consentOf(), redirect);
    }

    ConsentOf consentOf() {
        return new ConsentOf(account, site(), ref.id(), crossBorder);
    }

    /** The same shop with tokens to begin with, such as those of "Get Token" in the console. */
    public LazadaShop startingWith(TokenPair seed) {
        return with(account, crossBorder, app.manager(account, seed));
    }

    /**
     * The same shop, whose connector reads reviews, too. It does not by default: Lazada lists them for one product at a time,
     * so that each new day costs a call for each product, and the first run up to 13 calls for each.
     */
    public LazadaShop withReviews() {
        return new LazadaShop(app, ref, account, crossBorder, tokens, api, true);
    }

    /** Its tokens: how they stand, and how to renew them. */
    public TokenManager tokens() {
        return tokens;
    }

    /** Calls the shop's APIs, one by one. */
    public LazadaClient client() {
        return new LazadaClient(
                api,
                calls(),
                money(),
                reviews(),
                context("client"),
                app.runtime().clock());
    }

    /** The shop as a source of datasets. */
    public Connector connector() {
        return new LazadaConnector(new LazadaConnector.Parts(
                Shop.of(ref, app.site().market()),
                tokens,
                api,
                app.rates(ref),
                app.runtime().clock(),
                readsReviews));
    }

    private LazadaCalls calls() {
        return new LazadaCalls(api.service(LazadaApi.class), app.site().market(), context("decode"));
    }

    private MoneyCalls money() {
        return new MoneyCalls(api.service(LazadaMoneyApi.class), app.site().market(), context("decode"));
    }

    private ReviewCalls reviews() {
        return new ReviewCalls(api.service(LazadaReviewApi.class), app.site().market(), context("decode"));
    }

    private LazadaShop with(String account, boolean crossBorder, TokenManager manager) {
        return new LazadaShop(app, ref, account, crossBorder, manager, app.client(ref, manager), readsReviews);
    }

    private ErrorContext context(String operation) {
        return ErrorContext.of(ref, operation);
    }
}
