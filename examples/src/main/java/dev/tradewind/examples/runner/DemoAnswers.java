package dev.tradewind.examples.runner;

import dev.tradewind.examples.runner.config.DatabaseConfig;
import dev.tradewind.examples.runner.sql.Query;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** A few questions that the star schema answers at once. */
final class DemoAnswers {
    private static final int BAR = 40;

    private final DatabaseConfig database;
    private final PrintWriter out;

    DemoAnswers(DatabaseConfig database, PrintWriter out) {
        this.database = database;
        this.out = out;
    }

    void print() {
        bestsellers();
        revenue();
        statuses();
        coverage();
    }

    private void bestsellers() {
        out.println("Products that sell best:");
        TextTable table = new TextTable("product", "pieces", "net, PHP");
        for (List<String> row : Query.rows(database, """
                SELECT max(p.title), sum(o.quantity), sum(o.net_amount) AS net
                FROM fact_orders o JOIN dim_product p ON p.product_key = o.product_key
                WHERE o.status NOT IN ('CANCELLED', 'UNPAID')
                GROUP BY p.source_item_id ORDER BY net DESC, 1 LIMIT 5""")) {
            table.row(shortened(row.get(0)), number(row.get(1)), money(row.get(2)));
        }
        table.print(out);
        out.println();
    }

    private void revenue() {
        List<List<String>> days = Query.rows(database, """
                SELECT t.full_date, sum(o.net_amount) FROM fact_orders o
                JOIN dim_time t ON t.date_key = o.order_date_key
                WHERE o.status NOT IN ('CANCELLED', 'UNPAID') AND t.date_key > 0
                GROUP BY t.full_date ORDER BY t.full_date DESC LIMIT 14""");
        out.println("Net revenue of the last " + days.size() + " days with sales, PHP:");
        BigDecimal most = days.stream().map(row -> new BigDecimal(row.get(1))).reduce(BigDecimal.ONE, BigDecimal::max);
        for (int i = days.size() - 1; i >= 0; i--) {
            BigDecimal value = new BigDecimal(days.get(i).get(1));
            int length = Math.max(0, (int) (value.doubleValue() / most.doubleValue() * BAR + 0.5));
            out.printf(
                    Locale.ROOT,
                    "  %s  %12s  %s%n",
                    days.get(i).get(0),
                    money(days.get(i).get(1)),
                    "#".repeat(length));
        }
        out.println();
    }

    private void statuses() {
        out.println("Orders by state:");
        TextTable table = new TextTable("state", "orders", "lines");
        for (List<String> row : Query.rows(
                database,
                "SELECT order_status, count(DISTINCT order_id), count(*) FROM fact_orders GROUP BY 1 ORDER BY 2 DESC, 1")) {
            table.row(row.get(0), number(row.get(1)), number(row.get(2)));
        }
        table.print(out);
        out.println();
    }

    private void coverage() {
        out.println("What is proved to be there (table shop_coverage):");
        TextTable table = new TextTable("dataset", "complete from", "complete to", "final up to");
        for (List<String> row : Query.rows(
                database,
                "SELECT dataset, complete_from, complete_to, settled_to FROM shop_coverage ORDER BY dataset")) {
            table.row(row.get(0), row.get(1), row.get(2), row.get(3));
        }
        table.print(out);
        out.println();
    }

    private static String shortened(String title) {
        return title.codePointCount(0, title.length()) <= 44
                ? title
                : title.substring(0, title.offsetByCodePoints(0, 43)) + "…";
    }

    private static String number(String text) {
        return String.format(Locale.ROOT, "%,d", new BigDecimal(text).longValue());
    }

    private static String money(String text) {
        return String.format(Locale.ROOT, "%,.2f", new BigDecimal(text));
    }
}
