package dev.tradewind.lazada.internal.money;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.lazada.internal.reading.MoneyIds;
import dev.tradewind.lazada.internal.reading.PageBuilder;
import dev.tradewind.lazada.internal.reading.PlatformClock;
import dev.tradewind.lazada.internal.wire.LazadaJson;
import dev.tradewind.lazada.internal.wire.LazadaJson.Undecodable;
import dev.tradewind.lazada.internal.wire.OddValues;
import dev.tradewind.lazada.internal.wire.Rejects;
import dev.tradewind.lazada.model.LazadaPayout;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Reads the statements that were made in a window. One call gives all that were made since a day, whole, so there is no page
 * that could move; what lies outside the window is of another slice.
 */
final class PayoutReader implements SliceReader {
    private final MoneyCalls calls;
    private final PayoutMapper mapper;
    private final Scope.Window window;
    private final PlatformClock platform;
    private final Clock clock;

    PayoutReader(
            MoneyCalls calls,
            Scope.Window window,
            Optional<Cursor> from,
            PlatformClock platform,
            ErrorContext context,
            Clock clock) {
        if (from.isPresent()) {
            throw new CursorExpiredException(context, "payouts are read in one step", "", null);
        }
        this.calls = calls;
        this.mapper = new PayoutMapper(calls.market());
        this.window = window;
        this.platform = platform;
        this.clock = clock;
    }

    @Override
    public SlicePage next() {
        Instant askedAt = clock.instant();
        // A day earlier: it is not documented whether the day that is named counts in.
        LocalDate after =
                window.from().atZone(calls.market().zone()).toLocalDate().minusDays(1);
        PageBuilder page = new PageBuilder();
        for (JsonNode row : calls.payouts(after)) {
            add(row, askedAt, page);
        }
        return page.build(
                Optional.of(platform.covered(window.to())),
                new Step.End(Evidence.of(Proof.CHAINED, "all statements since " + after + " in one answer")));
    }

    @Override
    public void close() {
        // holds nothing
    }

    private void add(JsonNode row, Instant askedAt, PageBuilder page) {
        String number = row.path("statement_number").asText("").strip();
        if (number.isEmpty()) {
            page.reject(Rejects.unplaced(Dataset.FINANCE, "", "statement_number", row));
            return;
        }
        try {
            OddValues odd = new OddValues();
            LazadaPayout payout =
                    LazadaJson.decode(row, LazadaPayout.class, calls.market().zone(), odd);
            if (isInside(payout)) {
                page.change(mapper.map(payout, askedAt));
                page.unknown(odd.all());
            }
        } catch (Undecodable strange) {
            page.reject(Rejects.undecodable(
                    Dataset.FINANCE, MoneyIds.PAYOUT + number, Rejected.Stage.MAP, strange, row.toString()));
        }
    }

    private boolean isInside(LazadaPayout payout) throws Undecodable {
        Instant created = PayoutMapper.moment(payout.createdAt(), "created_at", calls.market());
        return !created.isBefore(window.from()) && created.isBefore(window.to());
    }
}
