package dev.tradewind.examples.runner;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends the process with the code of its command, also when a signal has begun to end it: the virtual machine alone would end
 * with the signal's own code.
 */
final class Exit {
    private static final CompletableFuture<Integer> CODE = new CompletableFuture<>();

    private Exit() {}

    /** To be called once the command has said all that it has to say. Does not return. */
    static void with(int code) {
        CODE.complete(code);
        System.exit(code);
    }

    /** For a shutdown hook: lets the command come to its end, for a while, and ends the process with its code. */
    static void afterCommand(Duration patience) {
        try {
            Runtime.getRuntime().halt(CODE.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            // it has not come to its end: the signal's code tells that
        }
    }
}
