package dev.tradewind.lazada.internal.money;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Rejected;
import dev.tradewind.core.spi.Version;
import dev.tradewind.lazada.internal.reading.MoneyIds;
import dev.tradewind.lazada.internal.reading.PageBuilder;
import dev.tradewind.lazada.internal.reviews.ReviewFetch;
import dev.tradewind.lazada.internal.wire.LazadaJson;
import dev.tradewind.lazada.internal.wire.LazadaJson.Undecodable;
import dev.tradewind.lazada.internal.wire.OddValues;
import dev.tradewind.lazada.internal.wire.Rejects;
import dev.tradewind.lazada.model.LazadaPayout;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers ids of bookings, reversals and reviews, whichever feed is asked: an id says in which book it stands. A row of the statement
 * has no id at Lazada, so its day is read again, and a row that the whole day does not hold is gone.
 */
final class MoneyById implements BiConsumer<List<String>, PageBuilder> {
    /** Lazada began in 2012. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2010, 1, 1);

    private final MoneyCalls calls;
    private final ReviewFetch reviews;
    private final ErrorContext context;
    private final Dataset<?> dataset;
    private final Clock clock;
    private final ReversalById reversals;

    MoneyById(MoneyCalls calls, ReviewFetch reviews, ErrorContext context, Dataset<?> dataset, Clock clock) {
        this.calls = calls;
        this.reviews = reviews;
        this.context = context;
        this.dataset = dataset;
        this.clock = clock;
        this.reversals = new ReversalById(calls, dataset);
    }

    @Override
    public void accept(List<String> ids, PageBuilder page) {
        List<String> wanted = new ArrayList<>();
        Statements statements = new Statements();
        for (String id : ids) {
            if (id.startsWith(MoneyIds.REVIEW)) {
                wanted.add(id.substring(MoneyIds.REVIEW.length()));
                continue;
            }
            Instant askedAt = clock.instant();
            boolean answered = id.startsWith(MoneyIds.TRANSACTION) && transaction(id, askedAt, page)
                    || id.startsWith(MoneyIds.PAYOUT) && payout(id, statements, page)
                    || id.startsWith(MoneyIds.REVERSAL) && reversals.answer(id, askedAt, page);
            if (!answered) {
                String reason = "Lazada does not give it: of another shop, or never there";
                page.reject(new Rejected(dataset, id, Rejected.Stage.FETCH, "", reason, ""));
            }
        }
        for (String id : reviews.add(wanted, Optional.empty(), page)) {
            String reason = "Lazada gives neither the review nor word that it is not shown any more";
            page.reject(new Rejected(Dataset.ACTIVITY, MoneyIds.REVIEW + id, Rejected.Stage.FETCH, "", reason, ""));
        }
    }

    private boolean transaction(String id, Instant askedAt, PageBuilder page) {
        LocalDate day;
        try {
            day = LocalDate.parse(id.split("/", 3)[1]);
        } catch (DateTimeException otherForm) {
            return false;
        }
        StatementRows rows = new StatementRows(calls, context, day, day.plusDays(1));
        TransactionMapper mapper = new TransactionMapper(calls.market());
        while (true) {
            StatementRows.Page read = rows.next();
            Optional<StatementRows.Row> found =
                    read.rows().stream().filter(row -> row.key().equals(id)).findFirst();
            if (found.isPresent()) {
                TransactionReader.add(mapper, calls, found.get(), askedAt, page);
                return true;
            }
            if (read.end()) {
                page.change(Change.gone(Dataset.FINANCE, id, Version.observed(askedAt)));
                return true;
            }
        }
    }

    private boolean payout(String id, Statements statements, PageBuilder page) {
        JsonNode row = statements.find(id);
        if (row == null) {
            return false;
        }
        try {
            LazadaPayout payout =
                    LazadaJson.decode(row, LazadaPayout.class, calls.market().zone(), new OddValues());
            page.change(new PayoutMapper(calls.market()).map(payout, statements.askedAt));
        } catch (Undecodable strange) {
            page.reject(Rejects.undecodable(Dataset.FINANCE, id, Rejected.Stage.MAP, strange, row.toString()));
        }
        return true;
    }

    /** All statements by id, read once and only when one is asked for: a number does not say of which day it is. */
    private final class Statements {
        private final Map<String, JsonNode> rows = new HashMap<>();
        private Instant askedAt = Instant.MIN;

        private @Nullable JsonNode find(String id) {
            if (askedAt.equals(Instant.MIN)) {
                askedAt = clock.instant();
                for (JsonNode row : calls.payouts(FIRST_DAY)) {
                    String number = row.path("statement_number").asText("").strip();
                    rows.putIfAbsent(MoneyIds.PAYOUT + number, row);
                }
            }
            return rows.get(id);
        }
    }
}
