package dev.tradewind.lazada.internal.wire;

import static dev.tradewind.lazada.internal.wire.LazadaErrorKind.FORBIDDEN;
import static dev.tradewind.lazada.internal.wire.LazadaErrorKind.INVALID;
import static dev.tradewind.lazada.internal.wire.LazadaErrorKind.NOT_FOUND;
import static dev.tradewind.lazada.internal.wire.LazadaErrorKind.QUOTA;
import static dev.tradewind.lazada.internal.wire.LazadaErrorKind.REAUTHORIZE;
import static dev.tradewind.lazada.internal.wire.LazadaErrorKind.SELLER;
import static dev.tradewind.lazada.internal.wire.LazadaErrorKind.SIGNATURE;
import static dev.tradewind.lazada.internal.wire.LazadaErrorKind.THROTTLED;
import static dev.tradewind.lazada.internal.wire.LazadaErrorKind.TOKEN;
import static dev.tradewind.lazada.internal.wire.LazadaErrorKind.UNAVAILABLE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the error codes mean. Words are the gateway's and mean the same everywhere. Numbers are local to an API, so that
 * the key of an error is (path, code); only those that several APIs use alike stand under every path (doc 108234 and the
 * page of each API).
 */
final class LazadaErrorTable {
    /** Old APIs write their numbers with a letter in front: {@code E901}. */
    private static final Pattern WITH_LETTER = Pattern.compile("E\\d+");

    private static final String ANY = "*";
    private static final Map<String, LazadaErrorKind> KINDS = new HashMap<>();

    static {
        put(ANY, SIGNATURE, "IncompleteSignature");
        put(ANY, INVALID, "MissingParameter", "InvalidParameter", "InvalidTimestamp", "MissingPartner");
        put(ANY, INVALID, "InvalidApiPath", "InvalidApi");
        put(ANY, FORBIDDEN, "InvalidAppKey", "APP_KEY_INVALID", "InsufficientPermission", "AppWhiteIpLimit");
        put(ANY, REAUTHORIZE, "InvalidCode", "IllegalRefreshToken", "InvalidRefreshToken", "AUTH_TYPE_UNSUPPORTED");
        put(ANY, TOKEN, "IllegalAccessToken", "InvalidAccessToken");
        put(ANY, THROTTLED, "ApiCallLimit", "SellerCallLimit", "901", "TRAFFIC_CONTROL", "OPEN_API_CALL_EXCEED_LIMIT");
        put(ANY, QUOTA, "AppCallLimit");
        put(ANY, UNAVAILABLE, "ServiceTimeout", "UnknownRuntimeException", "RPC", "SYSTEM_ERROR", "ServiceUnavailable");
        put(ANY, UNAVAILABLE, "506", "513", "1000", "1002", "BIZ_DEGRADATION_ERROR");
        put(ANY, SELLER, "SellerNotVerified", "SellerNotActive", "Mp3SellerApiLimit");
        put("/orders/get", INVALID, "6", "14", "17", "19", "36", "74", "75");
        for (String path : List.of("/order/get", "/order/items/get", "/orders/items/get")) {
            put(path, NOT_FOUND, "16");
            put(path, UNAVAILABLE, "6");
        }
        put("/orders/items/get", INVALID, "37", "38", "39", "56");
        put("/product/item/get", NOT_FOUND, "207", "208");
        put("/products/get", INVALID, "14", "17", "19");
        put("/products/get", UNAVAILABLE, "6");
        put("/product/item/get", UNAVAILABLE, "6");
        put("/seller/get", UNAVAILABLE, "6");
        put("/finance/transaction/details/get", INVALID, "1000012", "1000014");
        // Named an internal error, and answered to ids that the shop does not have.
        put("/order/reverse/return/detail/list", NOT_FOUND, "0106", "106", "0105", "105");
    }

    private LazadaErrorTable() {}

    /**
     * What an error means.
     *
     * @param path the API path
     * @param code the platform's code
     * @param type the envelope's type: a code that is not known is the platform's own fault only under {@code SYSTEM}
     */
    static LazadaErrorKind kind(String path, String code, String type) {
        String plain = WITH_LETTER.matcher(code).matches() ? code.substring(1) : code;
        LazadaErrorKind here = KINDS.get(path + " " + plain);
        LazadaErrorKind known = here == null ? KINDS.get(ANY + " " + plain) : here;
        if (known != null) {
            return known;
        }
        return type.equals("SYSTEM") ? UNAVAILABLE : INVALID;
    }

    private static void put(String path, LazadaErrorKind kind, String... codes) {
        for (String code : codes) {
            KINDS.put(path + " " + code, kind);
        }
    }
}
