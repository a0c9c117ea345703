package dev.tradewind.warehouse.internal.tokens;

import dev.tradewind.core.auth.RecordSealer;
import dev.tradewind.core.auth.TokenKey;
import dev.tradewind.core.error.TokenStoreException;
import dev.tradewind.warehouse.internal.db.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts anew what lies there under an older key, some rows at a time. A row that was saved meanwhile is left alone: its
 * save has used the current key. One that does not open does not hold up the others.
 */
final class Resealing {
    private static final int ROWS = 200;

    private final Database database;
    private final TokenRows rows;
    private final RecordSealer sealer;
    private final String home;
    private final Undisturbed undisturbed;
    private long done;
    private long failed;
    private @Nullable TokenStoreException first;

    Resealing(Database database, TokenRows rows, RecordSealer sealer, String home, Undisturbed undisturbed) {
        this.database = database;
        this.rows = rows;
        this.sealer = sealer;
        this.home = home;
        this.undisturbed = undisturbed;
    }

    /** An old row and the new one that takes its place. */
    private record Change(TokenRow old, TokenRow next) {}

    long run() {
        Optional<TokenKey> before = Optional.empty();
        while (true) {
            Optional<TokenKey> from = before;
            List<TokenRow> page =
                    undisturbed.run("reading the tokens", () -> database.read(tx -> rows.after(tx, from, ROWS)));
            if (page.isEmpty()) {
                return result();
            }
            done += write(changes(page));
            before = Optional.of(page.get(page.size() - 1).key());
        }
    }

    private List<Change> changes(List<TokenRow> page) {
        List<Change> changes = new ArrayList<>();
        for (TokenRow row : page) {
            if (!sealer.isCurrent(row.sealed())) {
                try {
                    changes.add(
                            new Change(row, TokenRow.seal(sealer, row.key(), sealer.open(row.key(), row.sealed()))));
                } catch (TokenStoreException damaged) {
                    failed++;
                    first = first == null ? damaged : first;
                }
            }
        }
        return changes;
    }

    private long write(List<Change> changes) {
        if (changes.isEmpty()) {
            return 0;
        }
        return undisturbed.run(
                "encrypting tokens anew",
                () -> database.write(tx -> {
                    long written = 0;
                    for (Change change : changes) {
                        written += rows.reseal(tx, change.next(), change.old()) ? 1 : 0;
                    }
                    return written;
                }));
    }

    private long result() {
        if (first != null) {
            throw new TokenStoreException(
                    failed + " of " + (done + failed) + " records in " + home
                            + " could not be encrypted anew; the first: " + first.getMessage(),
                    "",
                    first);
        }
        return done;
    }
}
