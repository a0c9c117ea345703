package dev.tradewind.lazada;

import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.http.ApiClient;
import dev.tradewind.core.http.Operation;
import dev.tradewind.core.http.Param;
import dev.tradewind.core.json.RawJson;
import dev.tradewind.lazada.internal.money.MoneyCalls;
import dev.tradewind.lazada.internal.reviews.ReviewCalls;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import dev.tradewind.lazada.model.LazadaCategory;
import dev.tradewind.lazada.model.LazadaSeller;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Calls the APIs of one shop: signed, with a fresh token, within the limits, tried again where that is safe. Every method
 * throws the errors of {@code dev.tradewind.core.error}. Owns nothing; safe for use by several threads.
 */
public final class LazadaClient {
    private final ApiClient api;
    private final LazadaCalls calls;
    private final MoneyCalls money;
    private final ReviewCalls reviews;
    private final ErrorContext context;
    private final Clock clock;

    LazadaClient(
            ApiClient api,
            LazadaCalls calls,
            MoneyCalls money,
            ReviewCalls reviews,
            ErrorContext context,
            Clock clock) {
        this.api = api;
        this.calls = calls;
        this.money = money;
        this.reviews = reviews;
        this.context = context;
        this.clock = clock;
    }

    /** Orders and their items. */
    public LazadaOrders orders() {
        return new LazadaOrders(calls, context, clock);
    }

    /** Products, variants and stock. */
    public LazadaProducts products() {
        return new LazadaProducts(calls, context, clock);
    }

    /** The statement, payouts and the account. */
    public LazadaFinance finance() {
        return new LazadaFinance(money);
    }

    /** Cancellations, returns and refunds. */
    public LazadaReversals reversals() {
        return new LazadaReversals(money);
    }

    /** What buyers wrote about products. */
    public LazadaReviews reviews() {
        return new LazadaReviews(reviews, money);
    }

    /** Parcels. */
    public LazadaLogistics logistics() {
        return new LazadaLogistics(money);
    }

    /**
     * The whole tree of categories: large, keep it.
     *
     * @param language such as {@code en_US}
     */
    public List<LazadaCategory> categories(String language) {
        return calls.categories(language).stream()
                .map(node -> calls.decode(node, LazadaCategory.class))
                .toList();
    }

    /** The shop that the token belongs to. */
    public LazadaSeller seller() {
        return calls.seller();
    }

    /**
     * Calls anything else.
     *
     * @param operation method and API path, such as {@code GET /logistic/order/trace}
     * @param params business parameters, decoded; blank ones are not sent. In the query of a GET, in the form of a POST
     * @return the whole answer, envelope included; failures are thrown
     */
    public RawJson raw(Operation operation, Map<String, String> params) {
        List<Param> list = params.entrySet().stream()
                .map(entry -> new Param(entry.getKey(), entry.getValue()))
                .toList();
        boolean form = !operation.method().equals("GET");
        return api.call(operation, form ? List.of() : list, form ? list : List.of());
    }
}
