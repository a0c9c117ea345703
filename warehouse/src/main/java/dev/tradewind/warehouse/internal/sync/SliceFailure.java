package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.ForbiddenException;
import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.SignatureRejectedException;
import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.error.ThrottledException;
import dev.tradewind.core.error.TokenRejectedException;
import dev.tradewind.core.error.TokenStoreException;
import dev.tradewind.core.error.TradewindException;
import dev.tradewind.core.error.UnreadableException;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.warehouse.internal.db.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what becomes of a slice when its reader throws. The last commit is the state from which it goes on. */
final class SliceFailure {
    private static final Logger LOG = LoggerFactory.getLogger(SliceFailure.class);

    /** A limit that opens later than this is not waited for: the next run goes on. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final ShopDesk desk;
    private final ShopState state;
    private final Feed feed;

    SliceFailure(ShopDesk desk, ShopState state, Feed feed) {
        this.desk = desk;
        this.state = state;
        this.feed = feed;
    }

    SliceEnd.Change handle(SliceRow row, RuntimeException error) {
        if (error instanceof CursorExpiredException expired) {
            return moved(tx -> expired(tx, row, expired));
        } else if (error instanceof UnreadableException unreadable) {
            return moved(tx -> unreadable(tx, row, unreadable));
        } else if (error instanceof ThrottledException throttled) {
            return throttled(row, throttled);
        } else if (error instanceof ReauthorizeException || error instanceof TokenRejectedException) {
            state.end(Reason.Code.REAUTHORIZE, Reasons.show(error));
            return left(row, Reason.Code.REAUTHORIZE, error);
        } else if (error instanceof ForbiddenException) {
            state.refuse(feed, Reasons.show(error));
            return left(row, Reason.Code.FORBIDDEN, error);
        } else if (error instanceof SignatureRejectedException || error instanceof TokenStoreException) {
            state.end(Reason.Code.ERROR, Reasons.show(error));
            return left(row, Reason.Code.ERROR, error);
        } else if (error instanceof StoppedException) {
            desk.run().stop().stop();
            return left(row, Reason.Code.STOPPED, error);
        }
        if (!(error instanceof TradewindException)) {
            LOG.error("the connector of {} failed on slice {} of {}", desk.shop(), row.show(), feed.name(), error);
        }
        state.failed(feed, !(error instanceof ConnectorException || error instanceof ConnectorFaultException));
        return left(row, Reason.Code.ERROR, error);
    }

    /**
     * What a commit threw, and not the connector: the pages that it held are read again by the next run.
     */
    SliceEnd.Change broken(SliceRow row, Throwable error) {
        if (!(error instanceof TradewindException)) {
            LOG.error("slice {} of {} of {} could not be committed", row.show(), feed.name(), desk.shop(), error);
        }
        state.failed(feed, false);
        String why = "its pages could not be committed: " + Reasons.show(error);
        boolean left = desk.run()
                .database()
                .write(tx -> desk.slices().releaseUnlessEnded(tx, row, Reason.Code.ERROR + ": " + why));
        if (!left) {
            state.note(feed.name(), "slice " + row.show() + " was committed, but the answer was lost: " + why);
        }
        return new SliceEnd.Change(SliceState.OPEN, why);
    }

    /** A change of a slice in a transaction of its own. */
    private interface Move {
        SliceEnd.Change make(Tx tx) throws SQLException;
    }

    private SliceEnd.Change moved(Move move) {
        return desk.run().database().write(tx -> {
            tx.lockShop(desk.shopKey());
            return move.make(tx);
        });
    }

    private SliceEnd.Change left(SliceRow row, Reason.Code code, RuntimeException error) {
        String why = Reasons.show(error);
        desk.run().database().run(tx -> desk.slices().release(tx, row, true, code + ": " + why));
        return new SliceEnd.Change(SliceState.OPEN, why);
    }

    private SliceEnd.Change throttled(SliceRow row, ThrottledException error) {
        Instant until = error.until();
        if (desk.run().clock().instant().plus(PATIENCE).isBefore(until) || state.impatient(row.key())) {
            return left(row, Reason.Code.THROTTLED, error);
        }
        desk.run().database().run(tx -> desk.slices().await(tx, row, until));
        return new SliceEnd.Change(SliceState.WAITING, "throttled until " + until);
    }

    /** On from what was read in order; else once more from the start; else in halves. */
    private SliceEnd.Change expired(Tx tx, SliceRow row, CursorExpiredException error) throws SQLException {
        SliceEnd end = new SliceEnd(desk, feed);
        Instant covered = row.coveredTo();
        Instant from = row.from();
        boolean ordered = Proof.KEYSET.reaches(feed.atLeast());
        if (ordered
                && covered != null
                && from != null
                && from.isBefore(covered)
                && Extent.of(row.slice().scope()).isPresent()) {
            end.cutAt(tx, row, covered, Proof.KEYSET, "read in order to " + covered);
            return new SliceEnd.Change(SliceState.SPLIT, "goes on from " + covered);
        }
        if (row.expiries() > 0) {
            Optional<SliceEnd.Change> halves = end.halve(tx, row);
            if (halves.isPresent()) {
                return halves.get();
            }
        }
        if (row.expiries() > 2) {
            String why =
                    Reason.Code.UNFINISHED + ": its position expires before its end is reached: " + Reasons.show(error);
            desk.slices().release(tx, row, true, why);
            return new SliceEnd.Change(SliceState.OPEN, why);
        }
        desk.slices().restart(tx, row, false, true, "its position expired");
        return new SliceEnd.Change(SliceState.PLANNED, "its position expired");
    }

    /** The part that can never be read becomes a gap; what is left of the slice is planned again. */
    private SliceEnd.Change unreadable(Tx tx, SliceRow row, UnreadableException error) throws SQLException {
        String why = Reason.Code.GAP + ": " + Reasons.show(error);
        Scope whole = row.slice().scope();
        desk.slices().split(tx, row, row.covers());
        desk.slices().forgetReading(tx, row.key());
        desk.explained().absence().unreadable(tx, row);
        Optional<Scope> lost = Optional.empty();
        List<Optional<Scope>> rests = List.of();
        if (Extent.of(whole).isPresent()) {
            List<Optional<Scope>> atEnd = Extent.cut(whole, error.span().to());
            Optional<Scope> before = atEnd.get(0)
                    .flatMap(scope -> Extent.cut(scope, error.span().from()).get(0));
            lost = atEnd.get(0)
                    .flatMap(scope -> Extent.cut(scope, error.span().from()).get(1));
            rests = List.of(before, atEnd.get(1));
        }
        if (lost.isEmpty() || lost.get().equals(whole)) {
            desk.slices().lose(tx, row, why);
            desk.explained().closeParent(tx, row.parent(), feed);
        } else {
            desk.slices().gap(tx, part(row, lost.get()), why);
            for (Optional<Scope> rest : rests) {
                if (rest.isPresent()) {
                    desk.slices().plan(tx, part(row, rest.get()));
                }
            }
            desk.explained().closeParent(tx, row.key(), feed);
        }
        desk.explained().advance(tx, feed);
        return new SliceEnd.Change(SliceState.GAP, Reasons.show(error));
    }

    private static SliceStore.Plan part(SliceRow row, Scope scope) {
        Slice slice = new Slice(row.slice().feed(), row.slice().part(), scope);
        Extent extent = row.covers() ? Extent.of(scope).orElse(null) : null;
        return new SliceStore.Plan(slice, extent, row.epoch(), row.outputs(), row.key(), row.proved());
    }
}
