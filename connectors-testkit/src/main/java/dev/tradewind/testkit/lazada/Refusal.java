package dev.tradewind.testkit.lazada;

/** Lazada's way of saying no: HTTP 200 with a type, a code and a message. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String type;
    private final String code;
    private final boolean inner;

    private Refusal(String type, String code, String message, boolean inner) {
        super(message, null, false, false);
        this.type = type;
        this.code = code;
        this.inner = inner;
    }

    /** The caller's fault. */
    static Refusal caller(String code, String message) {
        return new Refusal("ISV", code, message, false);
    }

    /** The service behind the gateway says no. */
    static Refusal service(int code, String message) {
        return new Refusal("ISP", Integer.toString(code), message, false);
    }

    /** The service says no in an envelope of its own, inside a good one. */
    static Refusal inner(String code, String message) {
        return new Refusal("ISP", code, message, true);
    }

    static Refusal missing(String name) {
        return caller(
                "MissingParameter",
                "The input parameter \"" + name + "\" that is mandatory for processing this"
                        + " request is not supplied");
    }

    static Refusal invalid(String name) {
        return caller("InvalidParameter", "The specified parameter \"" + name + "\" is not valid");
    }

    static Refusal throttled(long seconds) {
        return caller(
                "ApiCallLimit", "Api access frequency exceeds the limit. this ban will last " + seconds + " seconds");
    }

    static Refusal deadToken() {
        return caller("IllegalAccessToken", "The specified access token is invalid or expired");
    }

    boolean isInner() {
        return inner;
    }

    String type() {
        return type;
    }

    String code() {
        return code;
    }

    String message() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
