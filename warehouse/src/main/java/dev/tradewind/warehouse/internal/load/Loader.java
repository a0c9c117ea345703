package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Version;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.schema.Keys;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;

/**
 * Loads batches. Rows go through the bulk path into staging tables and from there, in one pass and always in the same order
 * of tables, into the star schema; no statement is run per record. What ends up in the tables depends on the records alone,
 * not on the order or the batches in which they came.
 *
 * <p>Has no state; safe for use by several threads.
 */
public final class Loader {
    private final Keyring.Hash hash;

    /** Makes keys as {@link Keys} does. */
    public Loader() {
        this(Keys::hash);
    }

    /** Makes keys by another hash: one in which keys meet. */
    Loader(Keyring.Hash hash) {
        this.hash = hash;
    }

    /**
     * Loads a batch inside the caller's transaction, which it neither commits nor rolls back. Records that no table can hold
     * are rejected one by one. From the staging of rows on, no other transaction loads the same shop until this one ends.
     *
     * @throws SQLException when the database refuses; the transaction is of no more use then. Where it refuses the rows
     *     themselves, {@link Poison} finds which
     */
    public LoadResult load(Tx tx, LoadBatch batch) throws SQLException {
        Context context = context(tx, batch, hash);
        Pass pass = map(context);
        while (KeyCollisions.settle(tx, batch.shop().ref(), batch.shopKey(), context.keys())) {
            context = context(tx, batch, hash);
            pass = map(context);
        }
        pass.run(tx);
        return context.tally().result();
    }

    private static Pass map(Context context) {
        Pass pass = new Pass(context);
        for (LoadItem item : context.batch().items()) {
            LoadItem exact = new LoadItem(item.origin(), exact(item.change()));
            try {
                pass.add(exact);
            } catch (Unfit unfit) {
                context.tally().reject(exact, unfit.field(), unfit.reason());
            }
        }
        return pass;
    }

    static Context context(Tx tx, LoadBatch batch, Keyring.Hash hash) throws SQLException {
        Keyring keys = new Keyring(batch.shop().ref(), hash, KeyCollisions.assigned(tx));
        return new Context(batch, platform(tx, batch), keys, new Tally());
    }

    /** With a version in microseconds, as the tables hold it: what is read back must be equal to what was written. */
    private static <T> Change<T> exact(Change<T> change) {
        Version version = new Version(
                change.version().source().truncatedTo(ChronoUnit.MICROS),
                change.version().observed().truncatedTo(ChronoUnit.MICROS));
        return new Change<>(change.dataset(), change.id(), change.market(), version, change.record(), change.raw());
    }

    private static short platform(Tx tx, LoadBatch batch) throws SQLException {
        return Script.rows(
                        tx,
                        "select platform_key from {wh_shop} where shop_key = " + batch.shopKey(),
                        cells -> cells.get(Short.class))
                .stream()
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("shop " + batch.shop().ref() + " is not in wh_shop"));
    }
}
