package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.receipt.Coverage;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.warehouse.internal.db.Database;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Small questions to the tables, for the public API. */
public final class StarReads {
    private static final String SHOP = " join {wh_shop} s on s.shop_key = t.shop_key"
            + " join {dim_platform} p on p.platform_key = s.platform_key";

    private StarReads() {}

    /**
     * Makes a line of coverage.
     *
     * @param <T> the line
     */
    public interface CoverageLine<T> {
        /** Makes it. */
        T of(ShopRef shop, Dataset<?> dataset, Coverage coverage);
    }

    /**
     * Makes a reject.
     *
     * @param <T> the reject
     */
    public interface RejectLine<T> {
        /** Makes it. */
        T of(
                String sourceId,
                String stage,
                String field,
                String reason,
                String raw,
                int attempts,
                Instant firstSeen,
                Instant lastSeen);
    }

    /**
     * Makes a gap.
     *
     * @param <T> the gap
     */
    public interface GapLine<T> {
        /** Makes it. */
        T of(
                ShopRef shop,
                String feed,
                Set<Dataset<?>> datasets,
                String what,
                Optional<Instant> from,
                Optional<Instant> to,
                String reason);
    }

    /** All gaps, by shop, feed and time. */
    public static <T> List<T> gaps(Database database, GapLine<T> line) {
        return database.read(tx -> Statements.list(
                tx,
                "select p.code, s.source_shop_id, t.feed, t.part, t.scope, t.outputs, t.span_from, t.span_to,"
                        + " coalesce(t.reason, '') from {wh_slice} t" + SHOP + " where t.state = 'GAP' and t.epoch >= "
                        + HintReads.EPOCH
                        + " order by p.code, s.source_shop_id, t.feed, t.span_from, t.slice_key",
                row -> line.of(
                        new ShopRef(Platform.of(row.text(1)), row.text(2)),
                        row.text(3),
                        Planner.split(row.text(6)).stream()
                                .map(StarReads::dataset)
                                .collect(Collectors.toUnmodifiableSet()),
                        ScopeText.show(new Slice(row.text(3), row.text(4), ScopeText.read(row.text(5)))),
                        Optional.ofNullable(row.instantOrNull(7)),
                        Optional.ofNullable(row.instantOrNull(8)),
                        row.text(9).replaceFirst("^GAP: ", ""))));
    }

    /** All coverage, by shop and dataset. */
    public static <T> List<T> coverage(Database database, CoverageLine<T> line) {
        return database.read(tx -> Statements.list(
                tx,
                "select p.code, s.source_shop_id, t.dataset, t.complete_from, t.complete_to, t.settled_to"
                        + " from {shop_coverage} t" + SHOP + " order by p.code, s.source_shop_id, t.dataset",
                row -> line.of(
                        new ShopRef(Platform.of(row.text(1)), row.text(2)),
                        dataset(row.text(3)),
                        new Coverage(row.instant(4), row.instant(5), row.instant(6)))));
    }

    /** How many rows a table has. */
    public static long count(Database database, String table) {
        return database.<Long>read(tx -> Statements.number(tx, "select count(*) from {" + table + "}"));
    }

    /** A page of the open rejects of a shop's dataset, after an id. */
    public static <T> List<T> rejects(
            Database database, ShopRef shop, Dataset<?> dataset, String after, int limit, RejectLine<T> line) {
        return database.read(tx -> {
            Optional<Long> key = shopKey(tx, shop);
            if (key.isEmpty()) {
                return new ArrayList<>();
            }
            return Statements.list(
                    tx,
                    "select source_id, stage, field, reason, raw, attempts, first_seen, last_seen from {wh_reject}"
                            + " where shop_key = ? and dataset = ? and resolved_at is null and not waived"
                            + " and source_id > ? order by source_id, stage limit " + limit,
                    row -> line.of(
                            row.text(1),
                            row.text(2),
                            row.text(3),
                            row.text(4),
                            row.text(5),
                            (int) row.number(6),
                            row.instant(7),
                            row.instant(8)),
                    key.get(),
                    dataset.name(),
                    after);
        });
    }

    /** Goes without a record; returns whether it was open. */
    public static boolean waive(Database database, ShopRef shop, Dataset<?> dataset, String sourceId) {
        return database.<Boolean>write(tx -> {
            @Nullable Long key = shopKey(tx, shop).orElse(null);
            return key != null
                    && Statements.update(
                                    tx,
                                    "update {wh_reject} set waived = true where shop_key = ? and dataset = ?"
                                            + " and source_id = ? and resolved_at is null and not waived",
                                    key,
                                    dataset.name(),
                                    sourceId)
                            > 0;
        });
    }

    private static Optional<Long> shopKey(Tx tx, ShopRef shop) throws SQLException {
        return Statements.first(
                tx,
                "select t.shop_key from {wh_shop} t join {dim_platform} p on p.platform_key = t.platform_key"
                        + " where p.code = ? and t.source_shop_id = ?",
                row -> row.number(1),
                shop.platform().code(),
                shop.id());
    }

    private static Dataset<?> dataset(String name) {
        return Dataset.byName(name).orElseThrow(() -> new IllegalStateException("unknown dataset " + name));
    }
}
