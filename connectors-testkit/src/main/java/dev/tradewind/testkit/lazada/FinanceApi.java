package dev.tradewind.testkit.lazada;

import dev.tradewind.core.model.LedgerEntry;
import dev.tradewind.testkit.lazada.MoneyBook.Booking;
import dev.tradewind.testkit.world.World;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The statement, what is paid out for it, and the account, with the limits of the real ones. */
final class FinanceApi {
    private static final int MAX_LIMIT = 500;
    private static final int MAX_DAYS = 180;
    private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern("dd MMM uuuu", Locale.ENGLISH);

    private static final Map<String, LedgerEntry.Kind> KINDS = Map.of(
            "16", LedgerEntry.Kind.COMMISSION,
            "15", LedgerEntry.Kind.COMMISSION,
            "3", LedgerEntry.Kind.PAYMENT_FEE,
            "7", LedgerEntry.Kind.SHIPPING_FEE);

    private final World world;
    private final MoneyBook book;
    private final Clock clock;

    FinanceApi(World world, MoneyBook book, Clock clock) {
        this.world = world;
        this.book = book;
        this.clock = clock;
    }

    void transactions(Params params, Wire wire) {
        LocalDate from = date(params, "start_time");
        LocalDate to = date(params, "end_time");
        if (ChronoUnit.DAYS.between(from, to) >= MAX_DAYS) {
            throw Refusal.service(1_000_012, "endTime - startTime must should be less than 180 days");
        }
        String type = params.text("trans_type").orElse("-1");
        if (!type.matches("-1|\\d{1,4}")) {
            throw Refusal.service(1_000_014, "Can not find that transactionType");
        }
        int offset = params.number("offset", 0, 0, Integer.MAX_VALUE, 14, "E014: Invalid Offset");
        int limit = params.number("limit", MAX_LIMIT, 1, MAX_LIMIT, 19, "E019: Invalid Limit");
        String order = params.text("trade_order_id").orElse("");
        wire.list("data");
        book.between(from, to).stream()
                .filter(row -> type.equals("-1") || row.feeType().equals(type))
                .filter(row -> order.isEmpty() || order.equals(Long.toString(row.order())))
                .skip(offset)
                .limit(limit)
                .forEach(row -> row(row, wire));
        wire.endList();
    }

    void payouts(Params params, Wire wire) {
        LocalDate after = date(params, "created_after");
        wire.list("data");
        for (LocalDate monday : mondays()) {
            if (monday.isBefore(after)) {
                continue;
            }
            boolean paid = isPaid(monday);
            wire.begin().text("statement_number", statement(monday));
            wire.text("created_at", monday + " 00:00:00");
            wire.text("updated_at", (paid ? monday.plusDays(3) : monday) + " 00:00:00");
            wire.text(
                    "payout",
                    amount(payout(monday)) + " " + world.seed().market().currency());
            wire.text("paid", paid ? "1" : "0").end();
        }
        wire.endList();
    }

    /** Each statement that is paid out moves the seller's balance twice: it is settled, and then withdrawn. */
    void accountTransactions(Params params, Wire wire) {
        LocalDate from = compact(params, "start_time");
        LocalDate to = compact(params, "end_time");
        params.required("page_num");
        params.required("page_size");
        int page = params.number("page_num", 1, 1, Integer.MAX_VALUE, 4_101, "page_num invalid");
        int size = params.number("page_size", 10, 1, 100, 4_102, "page_size invalid");
        List<LocalDate> paid = mondays().stream()
                .filter(this::isPaid)
                .filter(monday -> !monday.plusDays(3).isBefore(from)
                        && !monday.plusDays(3).isAfter(to))
                .toList();
        wire.flag("success", true).begin("data").begin("page_info").number("page_num", page);
        wire.number("page_size", size)
                .count("total_count", 2L * paid.size())
                .end()
                .list("transactions");
        for (int i = (page - 1) * size; i < Math.min(2L * paid.size(), (long) page * size); i++) {
            LocalDate monday = paid.get(i / 2);
            boolean in = i % 2 == 0;
            wire.begin().text("transaction_number", statement(monday) + (in ? "-D" : "-W"));
            wire.text("transaction_time", monday.plusDays(3) + " 10:00:00").text("type", in ? "Deposit" : "Withdrawal");
            wire.text("sub_type", in ? "Settlement" : "Auto Withdrawal");
            wire.text("amount", amount(in ? payout(monday) : -payout(monday)));
            wire.text("currency", world.seed().market().currency())
                    .text("remarks", "")
                    .end();
        }
        wire.endList().end();
    }

    /** What a warehouse should hold of the statement and of what was paid out, before an instant. */
    List<ExpectedBooking> expected(Instant before) {
        List<ExpectedBooking> all = new ArrayList<>();
        LocalDate last =
                before.atZone(world.seed().market().zone()).toLocalDate().minusDays(1);
        for (Booking row : book.between(LocalDate.EPOCH, last)) {
            String line = row.line() == 0 ? "" : Long.toString(row.line());
            all.add(new ExpectedBooking(
                    "finance",
                    KINDS.getOrDefault(row.feeType(), LedgerEntry.Kind.OTHER),
                    Long.toString(row.order()),
                    line,
                    world.major(-row.amount()),
                    start(row.day())));
        }
        for (LocalDate monday : mondays()) {
            if (isPaid(monday)) {
                all.add(new ExpectedBooking(
                        "payout",
                        LedgerEntry.Kind.PAYOUT,
                        "",
                        "",
                        world.major(payout(monday)),
                        start(monday.plusDays(3))));
            }
        }
        return all;
    }

    /** The days on which statements were made. */
    private List<LocalDate> mondays() {
        Instant now = clock.instant();
        return book.all().stream()
                .map(row -> row.day().with(TemporalAdjusters.next(DayOfWeek.MONDAY)))
                .filter(monday -> !start(monday).isAfter(now))
                .distinct()
                .sorted()
                .toList();
    }

    private boolean isPaid(LocalDate monday) {
        return !start(monday.plusDays(3)).isAfter(clock.instant());
    }

    /** What is paid out for the week before a Monday: all that is booked in it. */
    private long payout(LocalDate monday) {
        return book.all().stream()
                .filter(row -> row.day().isBefore(monday) && !row.day().isBefore(monday.minusWeeks(1)))
                .mapToLong(Booking::amount)
                .sum();
    }

    private void row(Booking row, Wire wire) {
        String none = "";
        wire.begin().text("transaction_date", row.day().format(SPOKEN));
        wire.text("transaction_number", "PH-" + row.order() + "-" + row.feeType());
        wire.text("transaction_type", "Orders-Lazada Fees").text("fee_type", row.feeType());
        wire.text("fee_name", row.name()).text("amount", amount(row.amount()));
        wire.text("VAT_in_amount", amount(row.amount() * 12 / 112)).text("WHT_amount", amount(0));
        wire.text("WHT_included_in_amount", "No");
        LocalDate monday = row.day().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        wire.text("statement", statement(monday)).text("paid_status", isPaid(monday) ? "Yes" : "Not paid");
        wire.text("order_no", Long.toString(row.order()));
        wire.text("orderItem_no", row.line() == 0 ? none : Long.toString(row.line()));
        wire.text("seller_sku", none)
                .text("lazada_sku", none)
                .text("reference", none)
                .text("comment", none);
        wire.text("details", none).end();
    }

    private String statement(LocalDate monday) {
        return "S" + monday.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private String amount(long minor) {
        return world.major(minor).toPlainString();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(world.seed().market().zone()).toInstant();
    }

    private static LocalDate compact(Params params, String name) {
        try {
            return LocalDate.parse(params.required(name), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException wrong) {
            throw Refusal.invalid(name);
        }
    }

    private static LocalDate date(Params params, String name) {
        try {
            return LocalDate.parse(params.required(name));
        } catch (DateTimeException wrong) {
            throw Refusal.invalid(name);
        }
    }
}
