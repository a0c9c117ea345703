package dev.tradewind.testkit.lazada;

import dev.tradewind.core.Market;
import dev.tradewind.core.Platform;
import dev.tradewind.core.auth.Secret;
import dev.tradewind.core.auth.TokenStore;
import dev.tradewind.core.http.ConnectorRuntime;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.ShopSettings;
import dev.tradewind.testkit.clock.SeededChance;
import dev.tradewind.testkit.clock.VirtualTime;
import dev.tradewind.testkit.fake.Between;
import dev.tradewind.testkit.fake.FakePlatform;
import dev.tradewind.testkit.fake.FakeServer;
import dev.tradewind.testkit.fake.Faults;
import dev.tradewind.testkit.fake.Journal;
import dev.tradewind.testkit.fake.Providers;
import dev.tradewind.testkit.world.Drift;
import dev.tradewind.testkit.world.Seed;
import dev.tradewind.testkit.world.World;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * A Lazada Open Platform with one shop, on loopback, that is as strict as the real one: it checks signatures with its own
 * code, keeps the limits of each API, lets tokens die, and mixes the forms of ids, amounts and times as the real one does.
 * Documented facts only; where the documentation is silent it takes the stricter reading. Safe for use by several threads.
 */
public final class FakeLazada implements FakePlatform {
    /** Key of the app. */
    public static final String APP_KEY = "123456";

    private static final String APP_SECRET = "fake-app-secret-of-123456";

    private final World world;
    private final VirtualTime time;
    private final StartOptions options;
    private final Tokens tokens;
    private final Throttle throttle;
    private final FakeServer server;
    private final ShopSettings settings;
    private final ConnectorRuntime runtime;
    private final OrderApi orders;
    private final ProductApi products;
    private final FinanceApi finance;
    private final ReverseApi reversals;
    private volatile Between between = calls -> {};
    private final AtomicLong lists = new AtomicLong();
    private final AdApi ads;
    private final ReviewApi reviews;
    private volatile Set<String> forbidden = Set.of();

    private FakeLazada(Seed seed, StartOptions options, Optional<FakeLazada> sister) {
        this.world = World.of(seed);
        this.options = options;
        this.time = sister.map(other -> other.time)
                .orElseGet(() -> VirtualTime.at(options.clock().orElse(seed.to().plusSeconds(3_600))));
        this.tokens = sister.map(other -> other.tokens)
                .orElseGet(() -> new Tokens(
                        time, options.accessLife(), options.refreshLife(), options.oldAccessDies(), seed.value()));
        tokens.reach(seed.market().country().toLowerCase(Locale.ROOT), options.seller());
        this.throttle = new Throttle(time);
        this.orders = new OrderApi(world);
        this.products = new ProductApi(world);
        this.finance = new FinanceApi(world, new MoneyBook(world, time), time);
        this.reversals = new ReverseApi(world, time);
        this.ads = new AdApi(world, time, seed.market());
        this.reviews = new ReviewApi(world, time);
        Journal journal = new Journal();
        Gateway gateway = gateway(seed.market(), journal);
        this.server = FakeServer.start(options.port(), time, options.latency(), journal, gateway);
        this.settings = newSettings(sister.map(FakeLazada::settings));
        this.runtime = ConnectorRuntime.builder()
                .clock(time)
                .sleeper(time)
                .chance(SeededChance.of(seed.value()))
                .build();
    }

    /** Starts a shop that grows from this seed, on any free port. */
    public static FakeLazada start(Seed seed) {
        return start(seed, StartOptions.defaults());
    }

    /** Starts a shop that grows from this seed. */
    public static FakeLazada start(Seed seed, StartOptions options) {
        return new FakeLazada(seed, options, Optional.empty());
    }

    /**
     * Starts the shop of the same cross-border seller on another site: a gateway and a shop id of its own, one consent, one
     * pair of tokens and one clock with this one. To be closed by the caller, too.
     */
    public FakeLazada alsoOn(Seed seed, String seller) {
        StartOptions same = options.port(0).seller(seller);
        return new FakeLazada(seed, same, Optional.of(this));
    }

    @Override
    public World world() {
        return world;
    }

    @Override
    public Faults faults() {
        return server.faults();
    }

    @Override
    public Journal journal() {
        return server.journal();
    }

    @Override
    public VirtualTime clock() {
        return time;
    }

    @Override
    public ConnectorRuntime runtime() {
        return runtime;
    }

    @Override
    public ShopSettings settings() {
        return settings;
    }

    @Override
    public Connector connector(ConnectorRuntime runtime) {
        return Providers.of(Platform.LAZADA).open(settings, runtime);
    }

    /** Where the site's calls go: stands for {@code https://api.lazada.com.ph/rest}. */
    public URI endpoint() {
        return server.uri().resolve(Gateway.SITE);
    }

    /** Where token calls go: stands for {@code https://auth.lazada.com/rest}; the site does not answer them. */
    public URI authEndpoint() {
        return server.uri().resolve(Gateway.AUTH);
    }

    /** From now on this happens between each two calls that list orders, transactions or reversals; replaces what happened before. */
    public FakeLazada between(Between happening) {
        lists.set(0);
        between = happening;
        return this;
    }

    /** From now on the shop works between each two calls that list orders, transactions or reversals; replaces what happened before. */
    public FakeLazada drift(Drift drift) {
        return between(calls -> drift.step(world, time.instant()));
    }

    /**
     * From now on the app has no permission for some groups of APIs, and for all others; replaces what was forbidden before.
     *
     * @param paths how the paths of the groups begin, such as {@code /sponsor/} for ads
     */
    public FakeLazada forbid(String... paths) {
        forbidden = Set.of(paths);
        return this;
    }

    /**
     * From now on the price of these orders is no amount, however they are read, and no other order's; replaces what was set
     * before.
     */
    public FakeLazada corrupt(Set<Long> orderIds) {
        orders.corrupt(orderIds);
        return this;
    }

    /**
     * From now on all pieces of these products lie in another warehouse; their time of change stays as it is. Replaces what was
     * set before.
     *
     * @param codes code of the warehouse by the product's id
     */
    public FakeLazada moveStock(Map<Long, String> codes) {
        products.places(codes);
        return this;
    }

    /** Whether lists of products are an envelope with nothing in it, as a fault of Lazada's might make them; not so at first. */
    public FakeLazada hideProducts(boolean hidden) {
        products.silent(hidden);
        return this;
    }

    /** Lazada attributes anew what ads brought on a day: rows change, vanish and appear. */
    public FakeLazada restateAds(LocalDate day) {
        ads.restate(day);
        return this;
    }

    /** How often the ads of each product are shown on a day, by the product's id. */
    public Map<String, Long> adImpressions(LocalDate day) {
        return ads.impressions(day);
    }

    /** Allows so many calls a second of each API; 0, the default, allows any number. */
    public FakeLazada callsPerSecond(int calls) {
        throttle.perSecond(calls);
        return this;
    }

    /**
     * What a warehouse should hold of the statement, payouts and refunds by now.
     *
     * @param before days of the statement and changes of reversals before this; it should be the beginning of a day
     */
    public List<ExpectedBooking> expectedLedger(Instant before) {
        return Stream.concat(finance.expected(before).stream(), reversals.expected(before).stream())
                .toList();
    }

    /** The reviews that were made between two instants and are shown now. */
    public List<ExpectedReview> expectedReviews(Instant from, Instant to) {
        return reviews.expected(from, to);
    }

    /** A code as the seller's consent brings it: good once, for 30 minutes. */
    public String issueCode() {
        return tokens.issueCode(APP_KEY);
    }

    /** The seller takes the consent back: both tokens are dead from now on. */
    public void revoke() {
        tokens.revoke();
    }

    /** How often a refresh token was spent. */
    public long refreshes() {
        return tokens.refreshes();
    }

    @Override
    public void close() {
        runtime.close();
        server.close();
    }

    private ShopSettings newSettings(Optional<ShopSettings> sister) {
        Tokens.Pair pair = tokens.pair();
        Map<String, String> others = new HashMap<>();
        others.put("site", world.seed().market().country().toLowerCase(Locale.ROOT));
        if (options.reviews()) {
            others.put("reviews", "true");
        }
        sister.ifPresent(other -> others.put("account", other.options().getOrDefault("account", other.shop())));
        return new ShopSettings(
                "fake",
                options.seller(),
                Optional.of(endpoint()),
                Optional.of(authEndpoint()),
                Map.of(
                        "appKey", Secret.of(APP_KEY),
                        "appSecret", Secret.of(APP_SECRET),
                        "accessToken", Secret.of(pair.access()),
                        "refreshToken", Secret.of(pair.refresh())),
                others,
                sister.map(ShopSettings::tokens).orElseGet(TokenStore::inMemory));
    }

    private Gateway gateway(Market market, Journal journal) {
        ShopApi shop = new ShopApi(time, tokens, options.seller(), market);
        int digits = Currency.getInstance(market.currency()).getDefaultFractionDigits();
        Map<String, BiConsumer<Params, Wire>> site = new HashMap<>(Map.of(
                "/orders/get", afterHappening(orders::list),
                "/order/get", orders::get,
                "/order/items/get", orders::items,
                "/orders/items/get", orders::itemsOfMany,
                "/products/get", products::list,
                "/product/item/get", products::get,
                "/category/tree/get", products::categories,
                "/seller/get", shop::seller));
        site.put("/finance/transaction/details/get", afterHappening(finance::transactions));
        site.put("/finance/payout/status/get", finance::payouts);
        site.put("/reverse/getreverseordersforseller", afterHappening(reversals::list));
        site.putAll(ads.paths());
        site.put("/finance/transaction/accountTransactions/query", finance::accountTransactions);
        site.put("/order/reverse/return/detail/list", reversals::detail);
        site.put("/logistic/order/trace", new TraceApi(world)::trace);
        site.put("/review/seller/history/list", reviews::history);
        site.put("/review/seller/list/v2", reviews::list);
        site.replaceAll(this::permitted);
        Map<String, BiConsumer<Params, Wire>> auth =
                Map.of("/auth/token/create", shop::create, "/auth/token/refresh", shop::refresh);
        return new Gateway(
                time,
                APP_KEY,
                new SignatureCheck(APP_SECRET),
                tokens,
                throttle,
                journal,
                () -> new Wire(market.zone(), digits),
                site,
                auth);
    }

    private BiConsumer<Params, Wire> permitted(String path, BiConsumer<Params, Wire> api) {
        return (params, wire) -> {
            if (!takes(path, params.method())) {
                throw Refusal.caller("InvalidMethod", "The HTTP method " + params.method() + " is not supported");
            }
            if (forbidden.stream().anyMatch(path::startsWith)) {
                throw Refusal.caller("InsufficientPermission", "The app has no permission to call " + path);
            }
            api.accept(params, wire);
        };
    }

    /** All are GET but one; the reports of ads are given to both. */
    private static boolean takes(String path, String method) {
        boolean posted = path.equals("/finance/transaction/accountTransactions/query");
        return path.startsWith("/sponsor/") || posted == method.equals("POST");
    }

    private BiConsumer<Params, Wire> afterHappening(BiConsumer<Params, Wire> list) {
        return (params, wire) -> {
            long before = lists.getAndIncrement();
            if (before > 0) {
                between.happen(before);
            }
            list.accept(params, wire);
        };
    }
}
