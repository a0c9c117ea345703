package dev.tradewind.examples.runner;

import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.warehouse.SyncRun;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Runs a sync or a reload so that Ctrl-C, or a signal to end, stops it at its next commit. The receipt then says STOPPED, and
 * the process ends with that code.
 */
final class Interruptible {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Interruptible() {}

    static Receipt run(Supplier<SyncRun> start) {
        SyncRun run = start.get();
        Thread hook = new Thread(
                () -> {
                    try {
                        run.stop(PATIENCE);
                    } finally {
                        Exit.afterCommand(PATIENCE);
                    }
                },
                "stop-at-commit");
        if (!add(hook)) {
            run.stop(Duration.ZERO);
        }
        try {
            return run.await();
        } finally {
            remove(hook);
        }
    }

    private static boolean add(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return true;
        } catch (IllegalStateException e) {
            return false; // the process is ending already: a run before this one was stopped
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already, and the hook has stopped the run
        }
    }
}
