package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.error.TradewindException;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.DatabaseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the records for which a whole batch cannot be loaded, by halving it: the database refuses them, or they are not what
 * they claim to be. Where no record is refused alone, but several are together, the last of them stays out.
 *
 * <p>One engine knows no savepoints, so each try is a transaction of its own that is rolled back; this is for the rare batch
 * whose records passed all checks and still cannot be stored.
 */
public final class Poison {
    /** More than this is no matter of single records. */
    private static final int MOST = 100;

    private static final String TOGETHER = " when it is loaded after those that came with it";

    private final Database database;
    private final Loader loader;

    /**
     * @param database where the batch was refused
     * @param loader loads the tries
     */
    public Poison(Database database, Loader loader) {
        this.database = database;
        this.loader = loader;
    }

    /**
     * Finds the records that have to stay out of a batch so that the rest can be loaded. Call it outside any transaction,
     * after a transaction with the batch ended in {@link DatabaseException.Kind#DATA}, or in an error of the loader. Finds
     * nothing where more than 100 records would have to stay out.
     */
    public List<LoadReject> find(LoadBatch batch) {
        List<LoadReject> found = new ArrayList<>();
        search(batch, batch.items(), found);
        String reason = "";
        do {
            List<LoadItem> rest = without(batch, found).items();
            reason = rest.isEmpty() || found.size() > MOST ? "" : refusal(batch.with(rest));
            if (!reason.isEmpty()) {
                found.add(reject(rest.get(last(batch, rest)), reason + TOGETHER));
            }
        } while (!reason.isEmpty());
        return found.size() > MOST ? List.of() : found;
    }

    /** The batch without what was found. */
    public static LoadBatch without(LoadBatch batch, List<LoadReject> found) {
        Set<String> names = new HashSet<>();
        found.forEach(reject -> names.add(
                name(reject.rejected().dataset().name(), reject.rejected().id())));
        return batch.with(batch.items().stream()
                .filter(item -> !names.contains(
                        name(item.change().dataset().name(), item.change().id())))
                .toList());
    }

    private void search(LoadBatch batch, List<LoadItem> items, List<LoadReject> found) {
        String reason = found.size() > MOST ? "" : refusal(batch.with(items));
        if (reason.isEmpty()) {
            return;
        }
        if (items.size() == 1) {
            found.add(reject(items.get(0), reason));
            return;
        }
        int half = items.size() / 2;
        search(batch, items.subList(0, half), found);
        search(batch, items.subList(half, items.size()), found);
    }

    /**
     * Where the first part of some records ends that is refused, although each record alone is not. Its last record is the
     * one that has to stay out.
     */
    private int last(LoadBatch batch, List<LoadItem> items) {
        int good = 0;
        int bad = items.size();
        while (bad - good > 1) {
            int middle = (good + bad) >>> 1;
            if (refusal(batch.with(items.subList(0, middle))).isEmpty()) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return bad - 1;
    }

    /** Why a batch is refused, empty when it is not. */
    private String refusal(LoadBatch batch) {
        try {
            database.write(tx -> {
                loader.load(tx, batch);
                throw new Undo();
            });
            return "";
        } catch (Undo loaded) {
            return "";
        } catch (DatabaseException refused) {
            if (refused.kind() != DatabaseException.Kind.DATA) {
                throw refused;
            }
            return "the database refuses the rows of this record";
        } catch (TradewindException other) {
            throw other;
        } catch (RuntimeException | StackOverflowError broken) {
            return "its rows cannot be made: " + broken.getClass().getSimpleName();
        }
    }

    private static LoadReject reject(LoadItem item, String reason) {
        Change<?> change = item.change();
        String raw = change.raw().map(json -> json.text()).orElse("");
        return new LoadReject(
                item.origin(), new Rejected(change.dataset(), change.id(), Rejected.Stage.LOAD, "", reason, raw));
    }

    private static String name(String dataset, String id) {
        return dataset + "/" + id;
    }

    /** Rolls a transaction back that did what it should. */
    private static final class Undo extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undo() {
            super("rolled back on purpose", null, false, false);
        }
    }
}
