package dev.tradewind.lazada.internal.orders;

import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.lazada.internal.reading.OffsetPasses;
import dev.tradewind.lazada.internal.wire.ListFilter;
import dev.tradewind.lazada.internal.wire.Listing;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads all orders of one second. When there are more than the largest offset reaches, each state is read alone; an order
 * with items in several states comes more than once.
 */
final class OrderTie {
    private static final int WHOLE = -1;

    private final Function<ListFilter, Listing> list;
    private final Instant at;
    private final Set<String> ids = new HashSet<>();
    private OptionalLong stated = OptionalLong.empty();
    private int cut = WHOLE;
    private boolean lost;
    private boolean ended;
    private OffsetPasses passes;

    OrderTie(Function<ListFilter, Listing> list, Instant at) {
        this.list = list;
        this.at = at;
        this.passes = passes(Optional.empty());
    }

    /** The second. */
    Instant at() {
        return at;
    }

    /** Asks for one page; may bring rows of the next second, too, since both ends of the filter are inclusive. */
    Listing next() {
        Listing page;
        try {
            page = passes.next();
        } catch (InvalidRequestException refused) {
            if (cut == WHOLE) {
                throw refused;
            }
            page = new Listing(List.of(), List.of(), 0, OptionalLong.empty()); // a state that this site does not have
            moveOn();
            return page;
        }
        List<Listing.Row> fresh =
                page.rows().stream().filter(row -> ids.add(row.id())).toList();
        if (passes.ended()) {
            nextCut();
        }
        return new Listing(fresh, page.unplaced(), page.size(), page.total());
    }

    boolean ended() {
        return ended;
    }

    /** Whether no order of this second can have been lost. */
    boolean proven() {
        return !lost;
    }

    private void nextCut() {
        if (cut == WHOLE && !passes.capped()) {
            lost = !passes.proven();
            ended = true;
            return;
        }
        if (cut == WHOLE) {
            stated = passes.stated();
        } else {
            lost |= !passes.proven();
        }
        moveOn();
    }

    /** On to the next state; after the last one the ids must be as many as Lazada counted in the whole second. */
    private void moveOn() {
        cut++;
        if (cut < OrderWords.FILTERS.size()) {
            passes = passes(Optional.of(OrderWords.FILTERS.get(cut)));
            return;
        }
        lost |= stated.isEmpty() || ids.size() < stated.getAsLong();
        ended = true;
    }

    private OffsetPasses passes(Optional<String> word) {
        Optional<Instant> before = Optional.of(at.plusSeconds(1));
        return new OffsetPasses(
                offset -> list.apply(new ListFilter(at, before, word, offset, OrderScan.LIMIT)),
                OrderScan.LIMIT,
                OrderScan.MAX_OFFSET);
    }
}
