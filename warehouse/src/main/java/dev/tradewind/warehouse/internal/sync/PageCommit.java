package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.TradewindException;
import dev.tradewind.core.receipt.Counts;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Reread;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.Step;
import dev.tradewind.core.spi.Unknown;
import dev.tradewind.warehouse.internal.db.DatabaseException;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.load.LoadBatch;
import dev.tradewind.warehouse.internal.load.LoadItem;
import dev.tradewind.warehouse.internal.load.LoadReject;
import dev.tradewind.warehouse.internal.load.LoadResult;
import dev.tradewind.warehouse.internal.load.Poison;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits whole pages of a slice: rows, rejects, rereads, seen keys, position, counts, and what the last page says comes
 * next, in one transaction that begins by checking the fence.
 */
final class PageCommit {
    private static final Logger LOG = LoggerFactory.getLogger(PageCommit.class);

    private final ShopDesk desk;
    private final Feed feed;
    private final Set<String> outputs;
    private final SliceEnd end;

    PageCommit(ShopDesk desk, Feed feed, Set<String> outputs) {
        this.desk = desk;
        this.feed = feed;
        this.outputs = outputs;
        this.end = new SliceEnd(desk, feed);
    }

    /**
     * What a commit left.
     *
     * @param row the slice after it
     * @param change what to tell listeners about the slice's state
     * @param counts what became of the records
     */
    record Result(SliceRow row, SliceEnd.Change change, Counts counts) {}

    /** Commits pages and returns the slice as it stands then. */
    Result write(SliceRow row, List<SlicePage> pages) {
        LoadBatch batch = batch(pages);
        Result result;
        try {
            result = desk.run().database().write(tx -> write(tx, row, pages, batch, List.of()));
        } catch (RuntimeException | StackOverflowError refused) {
            // One record must not cost the others their page: those that cannot be stored are kept aside.
            List<LoadReject> bad = isOfRecords(refused) ? desk.run().store().poison(batch) : List.of();
            if (bad.isEmpty()) {
                throw refused;
            }
            if (!(refused instanceof DatabaseException)) {
                LOG.error(
                        "{} records of slice {} of {} cannot be made into rows",
                        bad.size(),
                        row.show(),
                        desk.shop(),
                        refused);
            }
            LoadBatch rest = Poison.without(batch, bad);
            result = desk.run().database().write(tx -> write(tx, row, pages, rest, bad));
        }
        desk.run().events().commit(desk.shop(), row.slice(), result.counts());
        return result;
    }

    private static boolean isOfRecords(Throwable error) {
        return error instanceof DatabaseException refused
                ? refused.kind() == DatabaseException.Kind.DATA
                : !(error instanceof TradewindException || error instanceof FenceLostException);
    }

    private Result write(Tx tx, SliceRow row, List<SlicePage> pages, LoadBatch batch, List<LoadReject> bad)
            throws SQLException {
        Instant covered = PageGroup.covered(pages, row.coveredTo());
        long read = pages.stream().mapToLong(SlicePage::read).sum();
        SliceRow now = desk.slices().pages(tx, row, pages.size(), read, PageGroup.cursor(pages), covered);
        boolean any = SeenRecords.isAny(pages);
        if (any) {
            SeenRecords.stage(tx, pages);
        }
        boolean lastWord = any && row.isReload() && row.slice().scope() instanceof Scope.Ids;
        if (lastWord) {
            tx.lockShop(desk.shopKey());
        }
        Revival revival = Revival.of(tx, desk.shopKey(), lastWord ? batch.items() : List.of());
        LoadResult loaded = batch.items().isEmpty()
                ? new LoadResult(Map.of(), List.of())
                : desk.run().store().load(tx, batch);
        tx.lockShop(desk.shopKey());
        if (!(row.slice().scope() instanceof Scope.Ids)) {
            ListedKinds.keep(tx, desk.shopKey(), feed, pages);
        }
        revival.end(tx, loaded.rejected().stream().map(LoadReject::rejected).toList());
        if (any) {
            boolean listed = pages.stream().anyMatch(page -> !page.listed().isEmpty());
            SeenRecords.merge(tx, desk.shopKey(), row, ShopDesk.subject(feed), listed);
            desk.hints().close(tx, row);
        }
        List<Rejected> rejected = rejected(pages, loaded, bad);
        for (Rejected reject : rejected) {
            Rejections.add(tx, desk.shopKey(), feed.name(), reject);
        }
        Counts counts = count(
                tx,
                pages,
                loaded,
                rejected.subList(0, rejected.size() - loaded.rejected().size()));
        reread(tx, row, pages);
        return new Result(now, step(tx, now, PageGroup.last(pages)), counts);
    }

    /** What is kept aside: by the connector and the database first, then by the loader, which counts its own. */
    private List<Rejected> rejected(List<SlicePage> pages, LoadResult loaded, List<LoadReject> bad) {
        List<Rejected> all = new ArrayList<>();
        pages.stream()
                .flatMap(page -> page.rejected().stream())
                .filter(reject -> ShopDesk.isOneOf(outputs, reject.dataset()))
                .forEach(all::add);
        bad.forEach(reject -> all.add(reject.rejected()));
        loaded.rejected().forEach(reject -> all.add(reject.rejected()));
        return all;
    }

    private SliceEnd.Change step(Tx tx, SliceRow row, SlicePage last) throws SQLException {
        Step step = last.step();
        if (step instanceof Step.Wait wait) {
            desk.slices().await(tx, row, wait.until());
            return new SliceEnd.Change(SliceState.WAITING, "until " + wait.until());
        } else if (step instanceof Step.Split split) {
            return end.split(tx, row, split.children());
        } else if (step instanceof Step.End reached) {
            return end.judge(tx, row, reached.evidence(), last.coveredTo());
        }
        return new SliceEnd.Change(SliceState.READING, "");
    }

    private LoadBatch batch(List<SlicePage> pages) {
        List<LoadItem> items = pages.stream()
                .flatMap(page -> page.changes().stream())
                .filter(change -> ShopDesk.isOneOf(outputs, change.dataset()))
                .map(change -> new LoadItem(0, desk.platformTime().of(change)))
                .toList();
        return desk.batch(feed, items);
    }

    private Counts count(Tx tx, List<SlicePage> pages, LoadResult loaded, List<Rejected> uncounted)
            throws SQLException {
        Counts all = Counts.NONE;
        for (Dataset<?> dataset : Dataset.all()) {
            long rejects = uncounted.stream()
                    .filter(reject -> reject.dataset().equals(dataset))
                    .count();
            Counts counts = loaded.of(0, dataset).plus(new Counts(rejects, 0, 0, 0, 0, rejects));
            if (counts.read() > 0) {
                desk.run().ledger().count(tx, desk.shopKey(), dataset, counts);
                all = all.plus(counts);
            }
        }
        List<Unknown> unknowns =
                pages.stream().flatMap(page -> page.unknowns().stream()).toList();
        desk.run().ledger().unknown(tx, desk.shopKey(), ShopDesk.subject(feed), unknowns);
        return all;
    }

    /** A record that a later page of the same commit delivers need not be asked for. */
    private void reread(Tx tx, SliceRow row, List<SlicePage> pages) throws SQLException {
        Map<List<String>, Reread> named = new LinkedHashMap<>();
        for (SlicePage page : pages) {
            page.changes()
                    .forEach(change -> named.remove(List.of(change.dataset().name(), change.id())));
            page.rejected()
                    .forEach(reject -> named.remove(List.of(reject.dataset().name(), reject.id())));
            page.rereads().forEach(each -> named.put(List.of(each.dataset().name(), each.id()), each));
        }
        for (Reread each : named.values()) {
            desk.idReads().add(tx, row, each);
        }
    }
}
