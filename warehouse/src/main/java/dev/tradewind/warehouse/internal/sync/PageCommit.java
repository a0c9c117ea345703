package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.receipt.Counts;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Reread;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.Step;
import dev.tradewind.core.spi.Unknown;
import dev.tradewind.core.spi.Write;
import dev.tradewind.warehouse.internal.db.Tx;
import dev.tradewind.warehouse.internal.load.LoadBatch;
import dev.tradewind.warehouse.internal.load.LoadItem;
import dev.tradewind.warehouse.internal.load.LoadReject;
import dev.tradewind.warehouse.internal.load.LoadResult;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Commits whole pages of a slice: rows, rejects, rereads, seen keys, position, counts, and what the last page says comes
 * next, in one transaction that begins by checking the fence.
 */
final class PageCommit {
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
        Result result = desk.run().database().write(tx -> write(tx, row, pages));
        desk.run().events().commit(desk.shop(), row.slice(), result.counts());
        return result;
    }

    private Result write(Tx tx, SliceRow row, List<SlicePage> pages) throws SQLException {
        Instant covered = PageGroup.covered(pages, row.coveredTo());
        long read = pages.stream().mapToLong(SlicePage::read).sum();
        desk.slices().pages(tx, row, pages.size(), read, PageGroup.cursor(pages), covered);
        SeenRecords.stage(tx, pages);
        LoadResult loaded = load(tx, pages);
        tx.lockShop(desk.shopKey());
        SeenRecords.merge(tx, desk.shopKey(), row, ShopDesk.subject(feed));
        Counts counts = count(tx, pages, loaded);
        reread(tx, row, pages);
        SliceRow now = desk.slices().find(tx, row.key()).orElseThrow(() -> new FenceLostException(row.show()));
        return new Result(now, step(tx, now, PageGroup.last(pages)), counts);
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

    private LoadResult load(Tx tx, List<SlicePage> pages) throws SQLException {
        List<LoadItem> items = new ArrayList<>();
        for (SlicePage page : pages) {
            for (Change<?> change : page.changes()) {
                if (ShopDesk.isOneOf(outputs, change.dataset())) {
                    items.add(new LoadItem(0, change));
                }
            }
        }
        if (items.isEmpty()) {
            return new LoadResult(Map.of(), List.of());
        }
        Map<Integer, String> feeds = feed.write() == Write.REPLACE ? Map.of(0, feed.name()) : Map.of();
        return desk.run()
                .store()
                .load(
                        tx,
                        new LoadBatch(
                                desk.shopKey(),
                                desk.connector().shop(),
                                items,
                                desk.run().loads().incrementAndGet(),
                                tx.now(),
                                feeds));
    }

    private Counts count(Tx tx, List<SlicePage> pages, LoadResult loaded) throws SQLException {
        Counts all = Counts.NONE;
        for (LoadReject reject : loaded.rejected()) {
            Rejections.add(tx, desk.shopKey(), reject.rejected());
        }
        for (Dataset<?> dataset : Dataset.all()) {
            Counts counts = loaded.of(0, dataset);
            for (SlicePage page : pages) {
                for (Rejected reject : page.rejected()) {
                    if (reject.dataset().equals(dataset) && ShopDesk.isOneOf(outputs, dataset)) {
                        Rejections.add(tx, desk.shopKey(), reject);
                        counts = counts.plus(new Counts(1, 0, 0, 0, 0, 1));
                    }
                }
            }
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
