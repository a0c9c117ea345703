package dev.tradewind.warehouse.internal.load;

import dev.tradewind.core.model.LedgerEntry.Kind;
import dev.tradewind.core.model.Money;
import dev.tradewind.warehouse.internal.db.Tx;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refunds and fees of order lines: always added up anew from wh_ledger, for the orders whose lines or bookings have
 * changed. A booking of a whole order, or of a line that the order does not have, is divided among the lines by gross. A sum
 * that no column holds is missing.
 */
final class LedgerSums {
    private static final Map<Kind, String> COLUMNS = Map.of(
            Kind.REFUND, "refund_amount",
            Kind.COMMISSION, "commission_amount",
            Kind.PAYMENT_FEE, "payment_fee_amount",
            Kind.SHIPPING_FEE, "shipping_fee_amount");
    private static final String KINDS =
            COLUMNS.keySet().stream().map(kind -> "'" + kind + "'").collect(Collectors.joining(", "));

    /** More than a column of money holds. */
    private static final BigDecimal END = BigDecimal.TEN.pow(15);

    private static final Logger LOG = LoggerFactory.getLogger(LedgerSums.class);

    /** A line as far as it matters here. */
    private record Line(String orderId, String id, String currency, BigDecimal gross) {}

    /** Bookings of one kind on one line, or on the whole order. */
    private record Sum(
            String orderId, @Nullable String lineId, Kind kind, String currency, BigDecimal amount, long quantity) {}

    private final Context context;
    private final Set<String> touched = new HashSet<>();
    private final Stage stage = new Stage(Stagings.S_AMOUNT);

    LedgerSums(Context context) {
        this.context = context;
    }

    /** Marks an order whose bookings have changed. */
    void touch(String orderId) {
        touched.add(orderId);
    }

    /**
     * Adds up for the winners, whose lines are about to be merged, and leaves the sums in s_amount; adds up and writes for all
     * other orders that were touched.
     */
    void merge(Tx tx, List<OrderRows> winners) throws SQLException {
        Set<String> ofWinners = winners.stream().map(OrderRows::id).collect(Collectors.toSet());
        touched.removeAll(ofWinners);
        if (!touched.isEmpty() || !ofWinners.isEmpty()) {
            compute(tx, winners, ofWinners);
            mergeOthers(tx);
        }
    }

    private void compute(Tx tx, List<OrderRows> winners, Set<String> ofWinners) throws SQLException {
        List<Line> others = others(tx);
        Stage all = new Stage(Stagings.S_TOUCHED);
        touched.forEach(id -> all.add(all.row().set("order_id", id)));
        ofWinners.forEach(id -> all.add(all.row().set("order_id", id)));
        all.write(tx);
        Map<String, List<Sum>> sums = sums(tx).stream().collect(Collectors.groupingBy(Sum::orderId));
        for (OrderRows winner : winners) {
            List<Sum> own = sums.get(winner.id());
            if (own != null) {
                stage(winner.lines().stream().map(LedgerSums::line).toList(), own);
            }
        }
        others.stream()
                .collect(Collectors.groupingBy(Line::orderId))
                .forEach((id, lines) -> stage(lines, sums.getOrDefault(id, List.of())));
        stage.write(tx);
    }

    /** Writes the sums of orders that were touched and whose lines are not merged in this load. */
    private void mergeOthers(Tx tx) throws SQLException {
        if (touched.isEmpty()) {
            return;
        }
        List<String> columns = new ArrayList<>(COLUMNS.values());
        columns.add("quantity_refunded");
        Script.run(
                tx,
                "update {fact_orders} as f set load_id = " + context.batch().loadId() + ", "
                        + columns.stream()
                                .map(column -> column + " = a." + column)
                                .collect(Collectors.joining(", "))
                        + " from {s_amount} a where f.shop_key = "
                        + context.batch().shopKey()
                        + " and f.order_id = a.order_id and f.order_line_id = a.order_line_id and ("
                        + columns.stream()
                                .map(column -> "f." + column + " is distinct from a." + column)
                                .collect(Collectors.joining(" or "))
                        + ")");
    }

    private List<Line> others(Tx tx) throws SQLException {
        if (touched.isEmpty()) {
            return List.of();
        }
        Stage orders = new Stage(Stagings.S_TOUCHED);
        touched.forEach(id -> orders.add(orders.row().set("order_id", id)));
        orders.write(tx);
        return Script.rows(
                tx,
                "select f.order_id, f.order_line_id, f.currency, coalesce(f.gross_amount, 0) from {fact_orders} f"
                        + " join {s_touched} s on s.order_id = f.order_id where f.shop_key = "
                        + context.batch().shopKey() + " order by f.order_id, f.line_no",
                cells -> new Line(
                        cells.get(String.class),
                        cells.get(String.class),
                        cells.get(String.class),
                        cells.get(BigDecimal.class)));
    }

    private List<Sum> sums(Tx tx) throws SQLException {
        return Script.rows(
                tx,
                "select l.order_id, l.order_line_id, l.kind, l.currency, cast(sum(l.amount) as decimal(38,4)),"
                        + " cast(sum(coalesce(l.quantity, 0)) as bigint) from {wh_ledger} l"
                        + " join {s_touched} s on s.order_id = l.order_id where l.shop_key = "
                        + context.batch().shopKey() + " and not l.is_deleted and l.kind in (" + KINDS + ")"
                        + " group by l.order_id, l.order_line_id, l.kind, l.currency",
                cells -> new Sum(
                        cells.get(String.class),
                        cells.orNull(String.class),
                        Kind.valueOf(cells.get(String.class)),
                        cells.get(String.class),
                        cells.get(BigDecimal.class),
                        cells.get(Long.class)));
    }

    private static Line line(Row row) {
        BigDecimal gross = (BigDecimal) row.get("gross_amount");
        return new Line(
                row.text("order_id"),
                row.text("order_line_id"),
                row.text("currency"),
                gross == null ? BigDecimal.ZERO : gross);
    }

    private void stage(List<Line> lines, List<Sum> sums) {
        if (lines.isEmpty()) {
            return;
        }
        Map<String, Parts> parts = new LinkedHashMap<>();
        lines.forEach(line -> parts.put(line.id(), new Parts()));
        for (Kind kind : COLUMNS.keySet()) {
            String currency = lines.get(0).currency();
            List<Sum> ofKind = sums.stream()
                    .filter(sum -> sum.kind() == kind && sameCurrency(sum.currency(), currency))
                    .toList();
            List<Sum> ofOrder = new ArrayList<>();
            for (Sum sum : ofKind) {
                Parts ofLine = sum.lineId() == null ? null : parts.get(sum.lineId());
                if (ofLine == null) {
                    ofOrder.add(sum);
                } else {
                    ofLine.add(kind, sum.amount(), sum.quantity());
                }
            }
            divide(kind, ofOrder, lines, parts);
        }
        lines.forEach(line -> stage.add(row(line, parts.getOrDefault(line.id(), new Parts()))));
    }

    private static void divide(Kind kind, List<Sum> ofOrder, List<Line> lines, Map<String, Parts> parts) {
        if (ofOrder.isEmpty()) {
            return;
        }
        BigDecimal amount = ofOrder.stream().map(Sum::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        long quantity = ofOrder.stream().mapToLong(Sum::quantity).sum();
        List<BigDecimal> weights = lines.stream().map(Line::gross).toList();
        List<BigDecimal> amounts =
                Allocation.split(amount, weights, lines.get(0).currency());
        List<BigDecimal> quantities = Allocation.split(BigDecimal.valueOf(quantity), weights, 0);
        int at = 0;
        for (Parts part : parts.values()) {
            part.add(kind, amounts.get(at), quantities.get(at).longValueExact());
            at++;
        }
    }

    private Row row(Line line, Parts parts) {
        Row row = stage.row().set("order_id", line.orderId()).set("order_line_id", line.id());
        parts.amounts.putIfAbsent(Kind.REFUND, BigDecimal.ZERO);
        COLUMNS.forEach((kind, column) -> row.set(column, fitting(line, kind, parts.amounts.get(kind))));
        return row.set("quantity_refunded", parts.refunded);
    }

    /** What no column holds is missing there, and costs neither the bookings, which stay as they are, nor others their day. */
    private @Nullable BigDecimal fitting(Line line, Kind kind, @Nullable BigDecimal sum) {
        if (sum == null || sum.abs().compareTo(END) < 0) {
            return sum;
        }
        LOG.warn(
                "The {} bookings of line {} of order {} of {} add up to {}, which no amount can be: the sum is left out, look"
                        + " at the bookings in wh_ledger",
                kind,
                line.id(),
                line.orderId(),
                context.batch().shop().ref(),
                sum.toPlainString());
        return null;
    }

    /** What a line has of all kinds. */
    private static final class Parts {
        private final Map<Kind, BigDecimal> amounts = new EnumMap<>(Kind.class);
        private long refunded;

        void add(Kind kind, BigDecimal amount, long quantity) {
            amounts.merge(kind, amount, BigDecimal::add);
            refunded += kind == Kind.REFUND ? quantity : 0;
        }
    }

    private static boolean sameCurrency(String one, String other) {
        return one.equals(other) || one.equals(Money.NO_CURRENCY) || other.equals(Money.NO_CURRENCY);
    }
}
