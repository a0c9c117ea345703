package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.first;
import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Dialect;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The accounts that a run holds. A lease ends by itself when its holder dies; what protects the data is not its time but its
 * fence, which grows with each holder and is checked by every commit. That a holder died cannot be known sooner: a lock of
 * its session would tell, but a session would have to be held while the platform is waited for. Safe for use by several
 * threads.
 */
final class Leases {
    /** How long a lease lasts without a heartbeat. */
    static final Duration TIME_TO_LIVE = Duration.ofSeconds(60);

    private final Database database;
    private final String process;
    private final String owner;
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    Leases(Database database, String process, String runId) {
        this.database = database;
        this.process = process;
        this.owner = process + "/" + runId;
    }

    /** An account that this run holds; all its shops share it. */
    static final class Held {
        private final String account;
        private final long fence;
        private int shops = 1;
        private volatile boolean lost;

        private Held(String account, long fence) {
            this.account = account;
            this.fence = fence;
        }

        long fence() {
            return fence;
        }

        /** Whether another process has taken it over. */
        boolean lost() {
            return lost;
        }
    }

    /**
     * Takes an account, or joins another shop of this run that holds it; empty when another process holds it. What this run
     * held and has lost is not joined but taken anew.
     */
    Optional<Held> take(String account) {
        lock.lock();
        try {
            Held mine = held.get(account);
            if (mine != null && !mine.lost) {
                mine.shops++;
                return Optional.of(mine);
            }
            Optional<Held> taken = database.write(tx -> acquire(tx, account)).map(fence -> new Held(account, fence));
            taken.ifPresent(lease -> held.put(account, lease));
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** When the lease of an account ends, unless its holder renews it; empty when nobody holds it any more. */
    Optional<Instant> until(String account) {
        return database.read(tx -> first(
                tx, "select until from {wh_lease} where account = ? and owner <> ''", row -> row.instant(1), account));
    }

    /** Gives an account back once its last shop has. */
    void release(Held lease) {
        lock.lock();
        try {
            if (--lease.shops > 0) {
                return;
            }
            held.remove(lease.account, lease);
            if (lease.lost) {
                return;
            }
            database.run(tx -> update(
                    tx,
                    "update {wh_lease} set owner = '' where account = ? and owner = ? and fence = ?",
                    lease.account,
                    owner,
                    lease.fence));
        } finally {
            lock.unlock();
        }
    }

    /** Gives everything back, at the end of a run that failed: its accounts need not wait until its leases run out. */
    void releaseAll() {
        for (Held lease : List.copyOf(held.values())) {
            lease.shops = 1;
            release(lease);
        }
    }

    /** Renews all leases; those that are gone are marked lost. */
    void beat() {
        for (Held lease : held.values()) {
            if (database.write(tx -> renew(tx, lease)) == 0) {
                lease.lost = true;
            }
        }
    }

    /** Makes sure, inside a transaction, that this run still holds the account. */
    void check(Tx tx, Held lease) throws SQLException {
        if (renew(tx, lease) == 0) {
            lease.lost = true;
            throw new FenceLostException("any of account " + lease.account);
        }
    }

    private int renew(Tx tx, Held lease) throws SQLException {
        return update(
                tx,
                "update {wh_lease} set until = ? where account = ? and owner = ? and fence = ?",
                tx.now().plus(TIME_TO_LIVE),
                lease.account,
                owner,
                lease.fence);
    }

    private Optional<Long> acquire(Tx tx, String account) throws SQLException {
        Instant now = tx.now();
        Instant until = now.plus(TIME_TO_LIVE);
        // Nobody but this process can have the file of an embedded database open: a lease of another one is a dead
        // one's.
        String dead = tx.dialect() == Dialect.DUCKDB ? process + "/%" : "%";
        int taken = update(
                tx,
                "update {wh_lease} set owner = ?, fence = fence + 1, until = ?"
                        + " where account = ? and (owner = '' or until <= ? or owner not like ?)",
                owner,
                until,
                account,
                now,
                dead);
        if (taken == 0) {
            taken = update(
                    tx,
                    "insert into {wh_lease} (account, owner, fence, until) values (?, ?, 1, ?)"
                            + " on conflict (account) do nothing",
                    account,
                    owner,
                    until);
        }
        return taken == 0
                ? Optional.empty()
                : first(tx, "select fence from {wh_lease} where account = ?", row -> row.number(1), account);
    }
}
