package dev.tradewind.lazada;

import dev.tradewind.lazada.internal.wire.GatewayClock;

/**
 * What makes Lazada answer {@code IncompleteSignature}, its only answer to a wrong signature (doc 108069 and clients seen
 * to fail). Each knows what to do about it.
 */
public enum SignatureMistake {
    ENCODED_VALUES("values were percent-encoded before signing", "Sign the values as they are, and encode them after."),
    GATEWAY_PREFIX_SIGNED(
            "the gateway's prefix /rest was signed as a part of the path",
            "Sign the API path alone, such as /orders/get; /rest belongs to the host."),
    PATH_MALFORMED(
            "the path was not signed as the API path",
            "Start with a slash, end without one, and leave out host, query and SDK method names: /orders/get."),
    PATH_LEFT_OUT("the path was left out", "Begin the text with the API path, such as /orders/get."),
    SIGN_METHOD_LEFT_OUT("sign_method was sent and not signed", "Sign sign_method=sha256 with the other parameters."),
    ACCESS_TOKEN_LEFT_OUT("access_token was sent and not signed", "Sign access_token with the other parameters."),
    PARTNER_ID_LEFT_OUT(
            "partner_id was sent and not signed", "Sign partner_id with the other parameters, or do not send it."),
    PARAMETER_LEFT_OUT(
            "a parameter was sent and not signed",
            "Sign everything that is sent as text, in query and form; add parameters before signing, never after."),
    BUSINESS_PARAMETERS_LEFT_OUT(
            "only the system parameters were signed",
            "Sign the parameters of the API too, and those in the form of a POST."),
    BLANK_VALUES_SIGNED(
            "blank values were signed or sent", "Do not send parameters without a value; then all sides agree."),
    TIMESTAMP_IN_SECONDS(
            "the timestamp was taken in seconds",
            "Use one value in milliseconds (13 digits) for signing and for sending."),
    SEPARATORS("separators such as k=v&k=v were signed", "Join names and values without anything between them."),
    CASE_INSENSITIVE_SORT(
            "the names were sorted without regard to case",
            "Sort by bytes: upper case before underscore before lower case, as TreeMap<String, String> does."),
    UNSORTED("the names were not sorted", "Sort by bytes, as TreeMap<String, String> does."),
    PLAIN_SHA256(
            "plain SHA-256 was used",
            "Use HMAC-SHA256 with the secret as its key; the sample in the docs is misleading."),
    MD5("MD5 was used", "Use HMAC-SHA256, and sign_method=sha256; the older methods are gone."),
    SECRET_IN_TEXT(
            "the secret was put into the text, as older gateways of the family want it",
            "Use the secret as the key of HMAC-SHA256 and nowhere else."),
    CHARSET("the text was not turned into bytes as UTF-8", "Name UTF-8 wherever text becomes bytes."),
    SECRET_WITH_BLANKS("blanks or a line break came along with the secret", "Strip the secret where it is read."),
    LOWER_CASE("the signature was sent in lower case", "Send upper-case hexadecimal digits."),
    BASE64("the signature was sent as Base64", "Send upper-case hexadecimal digits."),
    WRONG_LENGTH("the signature does not have 64 digits", "Send HMAC-SHA256 as 64 upper-case hexadecimal digits."),
    PLUS_READ_AS_BLANK(
            "a + in a value was sent raw, and the gateway reads a blank",
            "Encode + as %2B in query and form; sign it as +."),
    ENCODED_TWICE("a value was encoded twice", "Encode each value once, when the URL is built."),
    SYSTEM_PARAMETER_MISSING(
            "a system parameter is missing", "Send and sign app_key, timestamp and sign_method=sha256."),
    TOKEN_ON_TOKEN_CALL(
            "a token call was signed with an access token",
            "Leave access_token out of /auth/token/create and refresh."),
    CLOCK_OFF("the clock is more than two hours off", GatewayClock.ADVICE),
    KEY_AND_SECRET_SWAPPED(
            "app key and app secret look swapped",
            "The key is the number in the console; the secret is the longer one."),
    RIGHT_SIGNATURE(
            "the signature is right for these values and this secret",
            "Look at what happens after signing: + sent raw, values encoded twice, a proxy that changes the query, a JSON"
                    + " body in place of form fields, a timestamp renewed by a retry; or the secret is of another app."),
    OTHER_SECRET(
            "no known mistake gives this signature",
            "Most likely the secret is not the one of this app key, or was reset a short time ago: copy both anew from"
                    + " the console.");

    private final String message;
    private final String fix;

    SignatureMistake(String message, String fix) {
        this.message = message;
        this.fix = fix;
    }

    /** What is wrong, without a capital and without a full stop. */
    public String message() {
        return message;
    }

    /** What to do: whole sentences. */
    public String fix() {
        return fix;
    }
}
