package dev.tradewind.lazada.internal.money;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Market;
import dev.tradewind.core.model.LedgerEntry;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Version;
import dev.tradewind.lazada.internal.reading.MoneyIds;
import dev.tradewind.lazada.internal.wire.LazadaJson.Undecodable;
import dev.tradewind.lazada.model.LazadaPayout;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a booking of a statement that is paid out: positive, what the seller gets. A statement that is not paid has moved no
 * money: word that there is no booking, until a later version says that it is paid.
 */
final class PayoutMapper {
    /** The book. */
    static final String BOOK = "payout";

    private static final Pattern AMOUNT =
            Pattern.compile("([+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d{1,30})(?:\\.\\d{1,10})?)\\s*([A-Z]{3})?");

    private final Market market;

    PayoutMapper(Market market) {
        this.market = market;
    }

    /**
     * Maps a statement.
     *
     * @throws Undecodable when its time or its amount cannot be read
     */
    Change<LedgerEntry> map(LazadaPayout payout, Instant askedAt) throws Undecodable {
        String changed = payout.updatedAt() == null ? payout.createdAt() : payout.updatedAt();
        Instant at = moment(changed, "updated_at", market);
        Version version = new Version(at, askedAt);
        String id = MoneyIds.PAYOUT + payout.statementNumber();
        if (!Boolean.TRUE.equals(payout.paid())) {
            return Change.gone(Dataset.FINANCE, id, version);
        }
        LedgerEntry entry = new LedgerEntry(
                BOOK,
                payout.statementNumber(),
                LedgerEntry.Kind.PAYOUT,
                null,
                null,
                amount(payout.payout()),
                null,
                at,
                "payout");
        return Change.of(Dataset.FINANCE, id, version, entry);
    }

    /** Reads a time of a statement. */
    static Instant moment(@Nullable String text, String field, Market market) throws Undecodable {
        try {
            return MoneyDates.parse(text, market.zone());
        } catch (DateTimeException strange) {
            throw new Undecodable(field, "a date that is absent or of none of the known forms");
        }
    }

    private Money amount(@Nullable String text) throws Undecodable {
        Matcher matcher = AMOUNT.matcher(text == null ? "" : text.strip());
        if (!matcher.matches()) {
            throw new Undecodable("payout", "an amount that is absent or of none of the known forms");
        }
        String currency = matcher.group(2);
        return Money.of(
                new BigDecimal(matcher.group(1).replace(",", "")), currency == null ? market.currency() : currency);
    }
}
