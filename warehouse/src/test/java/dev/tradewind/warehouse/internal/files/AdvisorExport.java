package dev.tradewind.warehouse.internal.files;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;

/** Makes up a month's export in the two forms in which they come. The numbers are invented; their sums are right. */
public final class AdvisorExport {
    static final String HEADER =
            "Date,Revenue,Visitors,Buyers,Orders,Pageviews,Units Sold,Conversion Rate,Revenue per Buyer,"
                    + "Visitor Value,Add to Cart Users,Add to Cart Units,Wishlists,Wishlist Users,Average Order Value,"
                    + "Average Basket Size,Cancelled Amount,Return/Refund Amount";

    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private final YearMonth month;
    private final boolean dayFirst;
    private final List<String> lines = new ArrayList<>();

    private AdvisorExport(YearMonth month, boolean dayFirst) {
        this.month = month;
        this.dayFirst = dayFirst;
    }

    /** The form of 2024: days as 31/05/2024, a range row and no row of dashes. */
    public static String dayFirst(YearMonth month, long seed) {
        return new AdvisorExport(month, true).write(new Random(seed));
    }

    /** The form of 2025: days as 2025-01-31, a range row, a row of dashes, a dash for what is missing. */
    public static String iso(YearMonth month, long seed) {
        return new AdvisorExport(month, false).write(new Random(seed));
    }

    private String write(Random random) {
        long[] sums = new long[6];
        for (int i = 1; i <= month.lengthOfMonth(); i++) {
            long[] day = {
                100 + random.nextInt(900_000), // revenue in cents
                random.nextInt(30), // orders
                50 + random.nextInt(900), // page views
                random.nextInt(60), // units
                random.nextInt(200), // added to cart
                random.nextInt(40) // wished for
            };
            for (int j = 0; j < sums.length; j++) {
                sums[j] += day[j];
            }
            LocalDate date = month.atDay(i);
            lines.add(row(dayFirst ? DAY_FIRST.format(date) : date.toString(), 40 + random.nextInt(300), day));
        }
        String range = month.atDay(1) + "~" + month.atEndOfMonth();
        lines.add(0, row(range, 2000, sums)); // visitors do not add up: the same people come again
        if (!dayFirst) {
            lines.add(1, "-,".repeat(17) + "-");
        }
        lines.add(0, HEADER);
        return String.join("\n", lines) + "\n";
    }

    private String row(String date, int visitors, long[] day) {
        String wishers = day[5] == 0 && !dayFirst ? "-" : Long.toString(day[5]);
        StringJoiner row = new StringJoiner(",");
        row.add(date)
                .add(amount(day[0]))
                .add("" + visitors)
                .add("7")
                .add("" + day[1])
                .add("" + day[2])
                .add("" + day[3]);
        row.add("3.62%")
                .add("598.96")
                .add("21.68")
                .add("99")
                .add("" + day[4])
                .add("" + day[5])
                .add(wishers);
        return row.add("571.42").add("1.52").add("0.00").add("0").toString();
    }

    private String amount(long cents) {
        BigDecimal amount = BigDecimal.valueOf(cents, 2);
        return dayFirst ? amount.stripTrailingZeros().toPlainString() : amount.toPlainString();
    }
}
