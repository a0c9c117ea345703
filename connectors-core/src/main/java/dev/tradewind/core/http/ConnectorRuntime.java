package dev.tradewind.core.http;

import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.Sleeper;
import java.time.Clock;

/**
 * What all connectors of a process share: one HTTP client, the limiters, the clock, the listeners. Make one for each
 * process and close it last. Safe for use by several threads.
 */
public interface ConnectorRuntime extends AutoCloseable {
    /** The clock; the machine's own unless another was given. */
    Clock clock();

    /** How to wait. */
    Sleeper sleeper();

    /** Where chance comes from. */
    Chance chance();

    /** A client for one API; cheap, and never closed. */
    ApiClient api(ApiProfile profile);

    /** Closes connections; clients made from this no longer work. */
    @Override
    void close();
}
