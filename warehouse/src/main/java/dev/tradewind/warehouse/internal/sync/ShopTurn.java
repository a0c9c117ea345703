package dev.tradewind.warehouse.internal.sync;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a shop of the queue has come, and which lanes are at work on it. Used under the lock of {@link ShopQueue}. */
final class ShopTurn {
    private final ShopWork shop;
    private Phase phase = Phase.NEW;
    private boolean alone;
    private int lanes;
    private long changes;
    private boolean exhausted;
    private @Nullable Instant until;

    ShopTurn(ShopWork shop) {
        this.shop = shop;
    }

    private enum Phase {
        NEW,
        OPEN,
        ENDING
    }

    /** What a lane does with a shop. */
    enum Piece {
        PREPARE,
        WORK,
        FINISH
    }

    ShopWork shop() {
        return shop;
    }

    /** Until when it waits; empty when it does not. */
    Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    boolean isBusy() {
        return lanes > 0;
    }

    /** How many lanes are at work on it. */
    int lanes() {
        return lanes;
    }

    /** Whether a lane would get a piece of work now, but for what the clock and a stop change. */
    boolean isReady() {
        return until == null && !alone && (phase == Phase.OPEN && !exhausted || lanes == 0);
    }

    /** How often work was found: what was learned before the last time is out of date. */
    long changes() {
        return changes;
    }

    /** Looks at the clock. Who is stopped waits for nothing. */
    void look(Instant now, boolean stopped) {
        if (until != null && (stopped || !now.isBefore(until))) {
            until = null;
        }
    }

    /** Gives a lane its piece of work, when it is ready. */
    Piece next() {
        lanes++;
        if (phase == Phase.OPEN && !exhausted) {
            return Piece.WORK;
        }
        alone = true;
        return phase == Phase.NEW ? Piece.PREPARE : Piece.FINISH;
    }

    void prepared(boolean ready) {
        phase = ready ? Phase.OPEN : Phase.ENDING;
    }

    /** Takes in what came of work that began after so many changes. */
    void worked(ShopWork.Progress progress, long seen) {
        if (progress instanceof ShopWork.Progress.Worked) {
            changes++;
            exhausted = false;
            until = null;
        } else if (phase == Phase.ENDING) {
            return; // what one lane waits for holds up no end that another has met
        } else if (changes == seen && progress instanceof ShopWork.Progress.Waits waits) {
            until = waits.until();
        } else if (changes == seen) {
            exhausted = true;
        }
    }

    void ending() {
        phase = Phase.ENDING;
        until = null;
    }

    /** A lane has done its piece. */
    void leave() {
        alone = false;
        lanes--;
        if (phase == Phase.OPEN && exhausted && lanes == 0) {
            phase = Phase.ENDING;
        }
    }
}
