package dev.tradewind.lazada.internal.wire;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.UnavailableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a good answer of each reading call has to hold: a list, or one record. Lazada's back ends are known to answer a call
 * that they throttle with success and nothing in it, so an answer without its list says nothing about how many there are:
 * it is a failure that may pass, and is tried again.
 *
 * <p>The documentation gives every one of these lists as required, so that an empty one is {@code []}, but for two:
 * {@code products} ("contains at least one product") and {@code transactions} of the account. A list may be absent only where
 * the count that the same answer states of it is 0. Reviews that are asked for by id come in two lists, those that are shown
 * and those that are not, and one of them is enough: an id in neither is read again.
 */
public enum AnswerShape {
    ORDERS("/orders/get", "/data/orders", "/data/countTotal"),
    PRODUCTS("/products/get", "/data/products", "/data/total_products"),
    ITEMS("/order/items/get", "/data", null),
    ITEMS_OF("/orders/items/get", "/data", null),
    CATEGORIES("/category/tree/get", "/data", null),
    TRANSACTIONS("/finance/transaction/details/get", "/data", null),
    PAYOUTS("/finance/payout/status/get", "/data", null),
    ACCOUNT_TRANSACTIONS(LazadaMoneyApi.ACCOUNT_TRANSACTIONS, "/data/transactions", "/data/page_info/total_count"),
    REVERSALS("/reverse/getreverseordersforseller", "/result/items", "/result/total"),
    PARCELS("/logistic/order/trace", "/result/module", null),
    ADGROUPS(LazadaApi.ADGROUPS, "/result/result", "/result/totalCount"),
    REVIEW_IDS(LazadaReviewApi.HISTORY, "/data/id_list", "/data/total"),
    REVIEWS(LazadaReviewApi.LIST, "/data/review_list", null),
    ORDER("/order/get", "/data"),
    PRODUCT("/product/item/get", "/data"),
    REVERSAL("/order/reverse/return/detail/list", "/data"),
    SELLER("/seller/get", "/data"),
    AD_OVERVIEW("/sponsor/solutions/report/getReportOverview", "/result");

    private static final JsonPointer HIDDEN_REVIEWS = JsonPointer.compile("/data/outdated_reviews");
    private static final Map<String, AnswerShape> BY_PATH =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(AnswerShape::path, Function.identity()));

    private final String path;
    private final JsonPointer place;
    private final boolean isList;
    private final @Nullable JsonPointer count;

    /** One record. */
    AnswerShape(String path, String place) {
        this.path = path;
        this.place = JsonPointer.compile(place);
        this.isList = false;
        this.count = null;
    }

    /** A list, and where the answer states how many match on all pages. */
    AnswerShape(String path, String place, @Nullable String count) {
        this.path = path;
        this.place = JsonPointer.compile(place);
        this.isList = true;
        this.count = count == null ? null : JsonPointer.compile(count);
    }

    /** Why a good answer of a call is none after all, or empty. */
    static Optional<UnavailableException> fault(String path, LazadaAnswer answer, ErrorContext context) {
        AnswerShape shape = BY_PATH.get(path);
        return shape == null || shape.fits(answer) ? Optional.empty() : Optional.of(shape.absent(context));
    }

    /** The elements of the answer's list. */
    public List<JsonNode> list(LazadaAnswer answer, ErrorContext context) {
        JsonNode list = answer.root().at(place);
        if (!list.isArray() && !fits(answer)) {
            throw absent(context);
        }
        return elements(list);
    }

    /** The answer's record. */
    public JsonNode record(LazadaAnswer answer, ErrorContext context) {
        if (!fits(answer)) {
            throw absent(context);
        }
        return answer.root().at(place);
    }

    /** How many match on all pages by Lazada's own count, where it says so. */
    public OptionalLong count(LazadaAnswer answer) {
        return count == null ? OptionalLong.empty() : number(answer.root().at(count));
    }

    /** A whole number that is not negative, as number or text. */
    public static OptionalLong number(JsonNode stated) {
        String text = stated.isValueNode() ? stated.asText("").strip() : "";
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** The call. */
    String path() {
        return path;
    }

    private boolean fits(LazadaAnswer answer) {
        JsonNode node = answer.root().at(place);
        if (!isList) {
            return node.isObject() && !node.isEmpty();
        }
        boolean absent = node.isMissingNode() || node.isNull();
        boolean toldElsewhere =
                this == REVIEWS && answer.root().at(HIDDEN_REVIEWS).isArray();
        return node.isArray() || absent && (toldElsewhere || count(answer).orElse(-1) == 0);
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }

    private UnavailableException absent(ErrorContext context) {
        return new UnavailableException(
                context,
                "the answer of " + path + " says success and holds no " + (isList ? "list" : "record") + " at " + place
                        + ", which says nothing about how many there are",
                "It is how Lazada throttles some calls: lower the rate. If it stays, report it with the request's id.",
                null);
    }
}
