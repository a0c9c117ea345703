package dev.tradewind.core.http;

/**
 * How many retries a client may still spend: a reserve, and a share of its calls of late. When everything fails, calls are
 * hardly repeated, which protects the platform and the app's standing there. Safe for use by several threads.
 */
final class RetryBudget {
    private static final int RESERVE = 10;

    private final double perCall;
    private final double most;
    private double left = RESERVE;

    RetryBudget(int percent) {
        this.perCall = percent / 100.0;
        this.most = RESERVE + percent;
    }

    /** A call starts: its share is added, the share of a hundred calls at most. */
    synchronized void earn() {
        left = Math.min(most, left + perCall);
    }

    /** Spends one retry, when there is one. */
    synchronized boolean spend() {
        if (left < 1) {
            return false;
        }
        left -= 1;
        return true;
    }
}
