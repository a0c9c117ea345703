package dev.tradewind.warehouse.internal.sync;

/** Another process has taken the account over: what this one holds is rolled back and its slice is left to the other. */
final class FenceLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FenceLostException(String slice) {
        super("another process has taken over slice " + slice, null, false, false);
    }
}
