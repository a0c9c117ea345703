package dev.tradewind.lazada.internal.reviews;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Reread;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.lazada.internal.reading.MoneyIds;
import dev.tradewind.lazada.internal.reading.PageBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the reviews of some products, a page of one product at a time. A review that is hidden meanwhile moves the others one
 * place forward: a list of several pages counts only when Lazada's count stood still from its first page to its last, and
 * that many came. Otherwise the product is listed again.
 */
final class ReviewReader implements SliceReader {
    private static final int MOST_TRIES = 4;

    private final ReviewCalls calls;
    private final ReviewPart part;
    private final List<String> items;
    private final Optional<Cursor> from;
    private final ErrorContext context;
    private final Clock clock;
    private final ReviewFetch fetch;
    private ReviewPosition position = ReviewPosition.START;
    private boolean placed;

    ReviewReader(ReviewCalls calls, ReviewPart part, Optional<Cursor> from, ErrorContext context, Clock clock) {
        this.calls = calls;
        this.part = part;
        this.items = part.ids();
        this.from = from;
        this.context = context;
        this.clock = clock;
        this.fetch = new ReviewFetch(calls, context, clock);
    }

    @Override
    public SlicePage next() {
        if (!placed) {
            position = from.map(cursor -> ReviewPosition.of(cursor, context)).orElse(ReviewPosition.START);
            placed = true;
        }
        if (position.item() >= items.size()) {
            throw new CursorExpiredException(context, "the saved position is of another slice", "", null);
        }
        ReviewFeed.refuseTooOld(part, clock.instant(), calls.market().zone(), context);
        String item = items.get(position.item());
        ReviewCalls.IdPage read = calls.history(item, part.from(), part.to(), position.page());
        long total = read.total().orElse(-1);
        if (position.page() == 1 && total > ReviewCalls.MOST_PAGES * read.size().orElse(Long.MAX_VALUE / 64)) {
            return SlicePage.of(List.of(), new Step.Split(shorter(item)));
        }
        PageBuilder page = new PageBuilder();
        List<String> missing = fetch.add(read.ids(), Optional.of(new Scope.Window(part.from(), part.to())), page);
        missing.forEach(id -> page.reread(
                new Reread(Dataset.ACTIVITY, MoneyIds.REVIEW + id, "listed among reviews, and not given", true)));
        position = position.after(total, read.ids().size());
        boolean ended = read.ids().isEmpty() || total >= 0 && position.rows() >= total;
        if (ended) {
            position = position.isSteady(total) ? position.nextItem() : again(item);
        } else if (position.page() > ReviewCalls.MOST_PAGES) {
            throw new ProtocolException(
                    context, "the reviews of product " + item + " do not end at page 50", "Report it.", null);
        }
        Step step = position.item() == items.size()
                ? new Step.End(Evidence.of(Proof.CHAINED, items.size() + " products, each listed to its end"))
                : new Step.More(position.cursor());
        return page.build(Optional.empty(), step);
    }

    @Override
    public void close() {
        // holds nothing
    }

    private ReviewPosition again(String item) {
        if (position.tries() == MOST_TRIES) {
            throw new ProtocolException(
                    context,
                    "the count of reviews of product " + item + " does not stand still",
                    "The next run lists them again.",
                    null);
        }
        return position.again();
    }

    /** More than Lazada gives: the product's reviews in two halves of the time, and the products after it. */
    private List<Slice> shorter(String item) {
        Duration half = Duration.between(part.from(), part.to()).dividedBy(2).truncatedTo(ChronoUnit.SECONDS);
        if (half.isZero()) {
            throw new ProtocolException(
                    context,
                    "more reviews of product " + item + " in one second than Lazada lists",
                    "Report it.",
                    null);
        }
        Instant middle = part.from().plus(half);
        List<Slice> parts = new ArrayList<>();
        parts.add(ReviewPart.items(part.from(), middle, List.of(item)).slice());
        parts.add(ReviewPart.items(middle, part.to(), List.of(item)).slice());
        if (position.item() + 1 < items.size()) {
            parts.add(ReviewPart.items(part.from(), part.to(), items.subList(position.item() + 1, items.size()))
                    .slice());
        }
        return parts;
    }
}
