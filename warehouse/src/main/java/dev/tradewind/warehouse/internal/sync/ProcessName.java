package dev.tradewind.warehouse.internal.sync;

/** Tells this process from every other one, also from one that had its number before. */
public final class ProcessName {
    private static final String NAME = ProcessHandle.current().pid() + "@"
            + ProcessHandle.current()
                    .info()
                    .startInstant()
                    .map(start -> Long.toString(start.toEpochMilli(), Character.MAX_RADIX))
                    .orElse("?");

    private ProcessName() {}

    /** At most 30 characters. */
    public static String ofThisProcess() {
        return NAME;
    }
}
