package dev.tradewind.warehouse.internal.sync;

import static dev.tradewind.warehouse.internal.sync.Statements.update;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Shop;
import dev.tradewind.core.receipt.Counts;
import dev.tradewind.core.receipt.FeedLine;
import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.receipt.Receipt;
import dev.tradewind.core.receipt.ReceiptLine;
import dev.tradewind.core.receipt.Shops;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Version;
import dev.tradewind.core.time.Chance;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.files.TrafficFile;
import dev.tradewind.warehouse.internal.load.LoadBatch;
import dev.tradewind.warehouse.internal.load.LoadItem;
import dev.tradewind.warehouse.internal.load.LoadReject;
import dev.tradewind.warehouse.internal.load.LoadResult;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads a file of traffic as a run of its own: rows, rejects and the line of the receipt are one transaction. */
public final class FileLoad {
    private static final String FEED = "file";

    private final Database database;
    private final RecordStore store;
    private final Clock clock;
    private final Chance chance;

    /** Makes a loader. */
    public FileLoad(Database database, RecordStore store, Clock clock, Chance chance) {
        this.database = database;
        this.store = store;
        this.clock = clock;
        this.chance = chance;
    }

    /**
     * Loads a file. The same file again changes nothing.
     *
     * @param name what the receipt calls the file
     * @param version how old its numbers are: an older file never overwrites a newer one
     */
    public Receipt run(Shop shop, TrafficFile file, String name, Version version) {
        Instant start = clock.instant();
        String runId = chance.nextId();
        RunLedger ledger = new RunLedger(
                runId, ByteBuffer.wrap(chance.nextBytes(Long.BYTES)).getLong(), start);
        database.run(ledger::begin);
        database.run(tx -> load(tx, ledger, shop, file, name, version));
        return database.write(tx -> ledger.finish(tx, clock.instant(), new Shops(1, true), false));
    }

    private void load(Tx tx, RunLedger ledger, Shop shop, TrafficFile file, String name, Version version)
            throws SQLException {
        long shopKey = store.shop(tx, shop);
        List<LoadItem> items = new ArrayList<>();
        for (TrafficFile.Day day : file.days()) {
            items.add(new LoadItem(
                    0,
                    new Change<>(
                            Dataset.TRAFFIC,
                            day.id(),
                            "",
                            version,
                            Optional.of(day.record()),
                            Optional.of(day.raw()))));
        }
        long loadId = Math.multiplyExact(clock.instant().toEpochMilli(), 1_000L);
        LoadResult loaded = items.isEmpty()
                ? new LoadResult(Map.of(), List.of())
                : store.load(tx, new LoadBatch(shopKey, shop, items, loadId, tx.now()));
        tx.lockShop(shopKey);
        resolve(tx, shopKey, file);
        List<Rejected> rejected = new ArrayList<>(file.rejected());
        loaded.rejected().stream().map(LoadReject::rejected).forEach(rejected::add);
        for (Rejected reject : rejected) {
            Rejections.add(tx, shopKey, "", reject);
        }
        long kept = file.rejected().size();
        Counts counts = loaded.of(0, Dataset.TRAFFIC).plus(new Counts(kept, 0, 0, 0, 0, kept));
        ledger.line(tx, shopKey, line(shop, file, name, counts), 0, clock.instant());
    }

    /** What was kept aside of these days, or of an earlier copy of this file, is put right by it. */
    private static void resolve(Tx tx, long shopKey, TrafficFile file) throws SQLException {
        String statement =
                "update {wh_reject} set resolved_at = ? where shop_key = ? and dataset = ? and resolved_at is null";
        for (TrafficFile.Day day : file.days()) {
            update(tx, statement + " and source_id = ?", tx.now(), shopKey, Dataset.TRAFFIC.name(), day.id());
        }
        if (file.balanced()) {
            String copies = file.rowPrefix() + "%";
            update(tx, statement + " and source_id like ?", tx.now(), shopKey, Dataset.TRAFFIC.name(), copies);
        }
    }

    private static ReceiptLine line(Shop shop, TrafficFile file, String name, Counts counts) {
        List<Reason> reasons = new ArrayList<>();
        for (Reason reason : file.reasons()) {
            reasons.add(new Reason(reason.code(), FEED, name, reason.message()));
        }
        if (counts.rejected() > 0) {
            String first = file.rejected().isEmpty()
                    ? ""
                    : ", the first: " + file.rejected().get(0).reason();
            reasons.add(new Reason(
                    Reason.Code.REJECTED,
                    FEED,
                    name,
                    counts.rejected() + " rows are kept aside in wh_reject" + first
                            + ". Correct them in the file and import it again"));
        }
        if (counts.stale() > 0) {
            reasons.add(new Reason(
                    Reason.Code.NOTE,
                    FEED,
                    name,
                    counts.stale() + " days are there from a newer file; if this one should win, touch it and import it"
                            + " again"));
        }
        boolean balanced = file.balanced() && counts.rejected() == 0;
        return new ReceiptLine(
                shop.ref(),
                Dataset.TRAFFIC,
                outcome(file, reasons),
                reasons,
                counts,
                Optional.empty(),
                List.of(new FeedLine(FEED, 1, balanced ? Map.of(Proof.BALANCED, 1L) : Map.of(), balanced ? 0 : 1, 1)),
                0,
                0,
                Duration.ZERO,
                file.unknowns());
    }

    private static Outcome outcome(TrafficFile file, List<Reason> reasons) {
        if (file.days().isEmpty()) {
            return Outcome.FAILED;
        }
        return reasons.stream().allMatch(reason -> reason.code() == Reason.Code.NOTE)
                ? Outcome.COMPLETE
                : Outcome.PARTIAL;
    }
}
