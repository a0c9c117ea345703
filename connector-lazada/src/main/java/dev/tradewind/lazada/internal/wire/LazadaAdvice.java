package dev.tradewind.lazada.internal.wire;

/** What to do about an error code: one sentence or two for people. */
final class LazadaAdvice {
    private LazadaAdvice() {}

    static String of(String code, LazadaErrorKind kind) {
        return switch (code) {
            case "InvalidAppKey", "APP_KEY_INVALID" ->
                "Copy the app key from the console; it must be that of a live app.";
            case "InsufficientPermission" ->
                "Ask for this API group in the console under API Permissions, and wait until it is granted.";
            case "AppWhiteIpLimit" -> "Add this machine's address to the app's IP allow-list in the console.";
            case "MissingPartner" -> "Set the option partnerId, such as lazop-sdk-java-20181207.";
            case "InvalidTimestamp" -> "Set the machine's clock; Lazada accepts two hours of difference.";
            case "InvalidApiPath", "InvalidApi" ->
                "Check the path and that the app's category has this API; token calls go to the authorisation host.";
            case "InvalidCode" -> "A code is good once and for 30 minutes: let the seller authorise again.";
            case "IllegalRefreshToken", "InvalidRefreshToken" -> "Let the seller authorise again: see authorizeUrl.";
            case "AUTH_TYPE_UNSUPPORTED" ->
                "The seller's subscription of the app in the Service Marketplace has ended: only a new one helps.";
            case "AppCallLimit" -> "The app's quota is used up: spread the calls, or ask Lazada for a larger one.";
            case "BIZ_DEGRADATION_ERROR" -> "Lazada has switched this off for the time of a campaign: try later.";
            default -> of(kind);
        };
    }

    private static String of(LazadaErrorKind kind) {
        return switch (kind) {
            case SIGNATURE -> "Check app key and app secret.";
            case INVALID -> "Look the code up under this path in Lazada's documentation; it is not tried again.";
            case NOT_FOUND -> "It may belong to another shop than the token does.";
            case FORBIDDEN -> "Check the app's permissions in the console.";
            case SELLER -> "Look into Seller Center: the account must be verified and active.";
            case TOKEN -> "If a new token is refused too, let the seller authorise again.";
            case REAUTHORIZE -> "Let the seller authorise again: see authorizeUrl.";
            case THROTTLED -> "It is tried again after the ban.";
            case QUOTA -> "Spread the calls over the day.";
            case UNAVAILABLE -> "It is tried again; if it lasts, ask Lazada with the request id.";
        };
    }
}
