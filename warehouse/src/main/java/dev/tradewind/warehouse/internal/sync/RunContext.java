package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.time.Sleeper;
import dev.tradewind.warehouse.internal.db.Database;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all parts of a run share.
 *
 * @param database where everything is kept
 * @param store how records get into it
 * @param clock the run's clock
 * @param sleeper how it waits
 * @param runId its id
 * @param seed where the jitter of its waits comes from
 * @param options what it was asked for
 * @param stop whether it should end
 * @param events who hears of it
 * @param leases the accounts that it holds
 * @param ledger where its lines are kept
 * @param loads numbers its commits
 */
record RunContext(
        Database database,
        RecordStore store,
        Clock clock,
        Sleeper sleeper,
        String runId,
        RunSeed seed,
        SyncOptions options,
        StopSignal stop,
        Events events,
        Leases leases,
        RunLedger ledger,
        AtomicLong loads) {}
