package dev.tradewind.warehouse.internal.files;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.json.RawJson;
import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.TrafficDay;
import dev.tradewind.core.spi.Rejected;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one row as one day of the whole shop. */
final class TrafficRow {
    private final Header header;
    private final DateForm form;
    private final String currency;
    private final String rowPrefix;

    TrafficRow(Header header, DateForm form, String currency, String rowPrefix) {
        this.header = header;
        this.form = form;
        this.currency = currency;
        this.rowPrefix = rowPrefix;
    }

    TrafficFile.Day read(FileRow row) throws BadCell {
        String cell = header.cell(row, Column.DATE);
        LocalDate date = form.parse(cell).orElseThrow(() -> new BadCell(Column.DATE, "is not a day"));
        if (row.cells().size() != header.width()) {
            throw new BadCell(
                    Column.DATE,
                    "stands in a row of " + row.cells().size() + " cells under " + header.width() + " titles");
        }
        Long visitors = count(row, Column.VISITORS);
        BigDecimal revenue = number(row, Column.REVENUE);
        TrafficDay day = new TrafficDay(
                date,
                TrafficDay.Level.SHOP,
                null,
                "all",
                "all",
                count(row, Column.PAGEVIEWS),
                visitors,
                visitors,
                count(row, Column.ADD_TO_CART_UNITS),
                count(row, Column.WISHLISTS),
                count(row, Column.ORDERS),
                count(row, Column.UNITS_SOLD),
                revenue == null ? null : Money.of(revenue, currency),
                null,
                null,
                null);
        return new TrafficFile.Day(id(date), day, new RawJson(JsonText.of(header, row)));
    }

    /** A row that cannot be used: under its day's id where nothing else is, so that a better file puts it right. */
    Rejected reject(FileRow row, BadCell cause, Set<LocalDate> taken) {
        Optional<LocalDate> date = form.parse(header.cell(row, Column.DATE)).filter(day -> !taken.contains(day));
        String id = date.map(TrafficRow::id)
                .orElseGet(() -> rowPrefix + UUID.nameUUIDFromBytes(row.raw().getBytes(StandardCharsets.UTF_8)));
        return new Rejected(
                Dataset.TRAFFIC,
                id,
                date.isEmpty() ? Rejected.Stage.PARSE : Rejected.Stage.MAP,
                cause.column().title(),
                "line " + row.line() + ": " + cause.column().title() + " " + cause.getMessage(),
                row.raw());
    }

    static String id(LocalDate date) {
        return TrafficDay.Level.SHOP.name() + "//all/all/" + date;
    }

    private @Nullable Long count(FileRow row, Column column) throws BadCell {
        try {
            return Numbers.count(header.cell(row, column));
        } catch (NumberFormatException e) {
            throw new BadCell(column, "is " + e.getMessage());
        }
    }

    private @Nullable BigDecimal number(FileRow row, Column column) throws BadCell {
        try {
            return Numbers.amount(header.cell(row, column));
        } catch (NumberFormatException e) {
            throw new BadCell(column, "is " + e.getMessage());
        }
    }
}
