package dev.tradewind.warehouse;

import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.sync.LossReads;
import java.util.List;
import java.util.Objects;

/**
 * Losses that were held back because they are too large to be believed: more than 20 and more than 5 % of the records of a
 * sweep, or of days that are replaced. A run that meets one ends PARTIAL with SWEEP_TOO_LARGE: each sync, or the reload of days
 * that are final, which no sync reads again. It ends by itself when a later reading does not show it any more, or when its days
 * can never be read any more. Safe for use by several threads, also while a sync runs.
 */
public final class Losses {
    private static final int PAGE = 1_000;
    private final Database database;

    Losses(Database database) {
        this.database = database;
    }

    /** The first 1,000 that nobody has accepted, by shop, feed and slice. */
    public List<Loss> open() {
        return LossReads.open(database, PAGE, Loss::new);
    }

    /**
     * Decides that a loss is true. The next run that reads the slice again, and is missing no more than was accepted, lets it go;
     * for a loss that only a reload has met, that is the same reload, run again: days lose these records, and those missing in a sweep are asked for by their ids, and go when the platform
     * says so. Its receipt carries a note of who accepted it and why. The acceptance holds for that once. It lapses unused when
     * the slice is missing more than that, or no more than is believable anyway.
     *
     * @param loss the loss as it was looked at
     * @param most how many records may go; at least as many as the loss is missing
     * @param by who decides, for the receipt; what is longer than 200 characters is cut
     * @param why for what reason, for the receipt; what is longer than 1,000 characters is cut
     * @return whether it was open, and has not grown beyond the limit meanwhile
     * @throws IllegalArgumentException when the limit is smaller than the loss, or nobody or no reason is named
     */
    public boolean accept(Loss loss, long most, String by, String why) {
        Objects.requireNonNull(loss, "loss");
        if (most < loss.missing()) {
            throw new IllegalArgumentException("a limit of " + most + " does not let a loss of " + loss.missing()
                    + " records through: accept at least as many");
        }
        if (by.isBlank() || why.isBlank()) {
            throw new IllegalArgumentException("the receipt has to tell who accepts a loss and why: name both");
        }
        return LossReads.accept(database, loss.shop(), loss.feed(), loss.slice(), most, by, why);
    }
}
