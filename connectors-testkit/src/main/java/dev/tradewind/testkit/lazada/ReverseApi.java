package dev.tradewind.testkit.lazada;

import dev.tradewind.core.model.LedgerEntry;
import dev.tradewind.testkit.world.LineState;
import dev.tradewind.testkit.world.World;
import dev.tradewind.testkit.world.WorldLine;
import dev.tradewind.testkit.world.WorldOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * /reverse/getreverseordersforseller and /order/reverse/return/detail/list. Cancelled pieces were asked to be cancelled an hour after the order, returned ones to be
 * returned eight days after it; both move on with the clock, and each fourth return is withdrawn after its refund was
 * granted. An edit of the order touches its reversals.
 */
final class ReverseApi {
    private static final int DEFAULT_SIZE = 10;
    private static final int MAX_SIZE = 100;
    private static final long LINE_IDS = 200_000_000_000_000L;

    private final World world;
    private final Clock clock;

    ReverseApi(World world, Clock clock) {
        this.world = world;
        this.clock = clock;
    }

    /**
     * A piece of a reversal as it stands.
     *
     * @param type what was asked for
     * @param order the order
     * @param line the piece
     * @param created when it was asked for
     * @param modified when it was last changed
     * @param status where it stands
     * @param refund minor units
     * @param needed whether money has to go back
     */
    record Piece(
            String type,
            WorldOrder order,
            WorldLine line,
            Instant created,
            Instant modified,
            String status,
            long refund,
            boolean needed) {
        long reversal() {
            return order.id() * 4 + (type.equals("RETURN") ? 1 : 0);
        }

        /** Whether the buyer gets money, by the word that it is granted. */
        boolean isRefund() {
            return status.equals("REFUND_SUCCESS")
                    || status.equals("REFUND_AUTHORIZED")
                    || status.equals("CANCEL_SUCCESS") && needed;
        }
    }

    void list(Params params, Wire wire) {
        params.required("page_no");
        params.required("page_size");
        int page = params.number("page_no", 1, 1, Integer.MAX_VALUE, 121, "E0121: page number invalid");
        int size = params.number("page_size", DEFAULT_SIZE, 1, MAX_SIZE, 120, "E0120: page size invalid");
        long from = millis(params, "ReverseOrderLineModifiedTimeRangeStart", Long.MIN_VALUE);
        long to = millis(params, "ReverseOrderLineModifiedTimeRangeEnd", Long.MAX_VALUE);
        Optional<String> id = params.text("reverse_order_id");
        List<List<Piece>> found = reversals().stream()
                .filter(pieces ->
                        id.map(Long.toString(pieces.get(0).reversal())::equals).orElse(true))
                .filter(pieces -> pieces.stream()
                        .anyMatch(piece -> piece.modified().toEpochMilli() >= from
                                && piece.modified().toEpochMilli() <= to))
                .toList();
        wire.begin("result").number("total", found.size()).number("page_no", page);
        wire.number("page_size", size).flag("success", true).list("items");
        found.stream().skip((page - 1L) * size).limit(size).forEach(pieces -> reversal(pieces, wire));
        wire.endList().end();
    }

    /** One reversal in detail: the same things, some under other names. */
    void detail(Params params, Wire wire) {
        String id = params.text("reverse_order_id").orElse("");
        if (!id.matches("\\d+")) {
            throw Refusal.service(105, "E0105: reverse order id is empty or invalid");
        }
        List<Piece> pieces = reversals().stream()
                .filter(each -> Long.toString(each.get(0).reversal()).equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.service(106, "E0106: ROC internal error"));
        wire.begin("data");
        head(pieces.get(0), wire);
        wire.list("reverseOrderLineDTOList");
        for (Piece piece : pieces) {
            wire.begin();
            line(piece, wire);
            wire.begin("productDTO").id("product_id", piece.line().product());
            wire.id("sku", piece.line().variant().id()).end();
            wire.begin("buyer").id("user_id", piece.order().buyer().id()).end();
            wire.end();
        }
        wire.endList().end();
    }

    /** All reversals that can be seen now. */
    List<List<Piece>> reversals() {
        List<List<Piece>> all = new ArrayList<>();
        world.allOrders().forEach(order -> {
            for (LineState state : List.of(LineState.CANCELLED, LineState.RETURNED)) {
                List<Piece> pieces = order.lines().stream()
                        .filter(line -> line.state() == state)
                        .map(line -> piece(order, line))
                        .flatMap(Optional::stream)
                        .toList();
                if (!pieces.isEmpty()) {
                    all.add(pieces);
                }
            }
        });
        return all;
    }

    /** What a warehouse should hold of refunds, of the reversals that were last changed before an instant. */
    List<ExpectedBooking> expected(Instant before) {
        return reversals().stream()
                .flatMap(List::stream)
                .filter(piece -> piece.isRefund() && piece.refund() != 0)
                .filter(piece -> piece.modified().isBefore(before))
                .map(piece -> new ExpectedBooking(
                        "reversal",
                        LedgerEntry.Kind.REFUND,
                        Long.toString(piece.order().id()),
                        Long.toString(piece.line().id()),
                        world.major(piece.refund()),
                        piece.modified()))
                .toList();
    }

    private Optional<Piece> piece(WorldOrder order, WorldLine line) {
        boolean returned = line.state() == LineState.RETURNED;
        Instant now = clock.instant();
        Instant created = order.createdAt().plus(returned ? Duration.ofDays(8) : Duration.ofHours(1));
        Instant granted = created.plus(Duration.ofDays(2));
        Instant withdrawn = created.plus(Duration.ofDays(4));
        boolean toWithdraw = returned && line.id() % 4 == 0;
        if (created.isAfter(now)) {
            return Optional.empty();
        }
        String status = "REQUEST_INITIATE";
        Instant stage = created;
        if (!granted.isAfter(now)) {
            stage = granted;
            status = !returned ? "CANCEL_SUCCESS" : toWithdraw ? "REFUND_AUTHORIZED" : "REFUND_SUCCESS";
        }
        if (toWithdraw && !withdrawn.isAfter(now)) {
            stage = withdrawn;
            status = "REQUEST_CANCEL";
        }
        Instant touched = order.revision() > 0 ? order.updatedAt() : Instant.EPOCH;
        Instant modified = touched.isAfter(stage) ? touched : stage;
        boolean needed = returned || !order.paymentMethod().equals("COD");
        return Optional.of(
                new Piece(returned ? "RETURN" : "CANCEL", order, line, created, modified, status, line.paid(), needed));
    }

    private void reversal(List<Piece> pieces, Wire wire) {
        wire.begin();
        head(pieces.get(0), wire);
        wire.list("reverse_order_lines");
        for (Piece piece : pieces) {
            wire.begin();
            line(piece, wire);
            wire.begin("product").id("product_id", piece.line().product()).end();
            wire.begin("buyer").id("buyer_id", piece.order().buyer().id()).end();
            wire.end();
        }
        wire.endList().end();
    }

    private static void head(Piece first, Wire wire) {
        wire.mood(first.reversal()).id("reverse_order_id", first.reversal());
        wire.id("trade_order_id", first.order().id()).text("request_type", first.type());
        wire.flag("is_rtm", true);
    }

    private void line(Piece piece, Wire wire) {
        wire.id("reverse_order_line_id", piece.line().id() + LINE_IDS);
        wire.id("trade_order_line_id", piece.line().id()).text("reverse_status", piece.status());
        wire.number("refund_amount", cents(piece.refund())).flag("is_need_refund", piece.needed());
        wire.number("return_order_line_gmt_create", piece.created().getEpochSecond());
        wire.number("return_order_line_gmt_modified", piece.modified().toEpochMilli());
        wire.text("platform_sku_id", Long.toString(piece.line().variant().id()));
    }

    /** Hundredths in every country but one. */
    private long cents(long minor) {
        int digits = world.seed().market().country().equals("VN") ? 0 : 2;
        return world.major(minor).movePointRight(digits).longValueExact();
    }

    private static long millis(Params params, String name, long standard) {
        return params.text(name).map(text -> parse(text, name)).orElse(standard);
    }

    private static long parse(String text, String name) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notOne) {
            throw Refusal.invalid(name);
        }
    }
}
