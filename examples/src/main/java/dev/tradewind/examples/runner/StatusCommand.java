package dev.tradewind.examples.runner;

import dev.tradewind.core.receipt.Outcome;
import dev.tradewind.examples.runner.config.RunnerConfig;
import dev.tradewind.examples.runner.config.ShopConfig;
import dev.tradewind.examples.runner.sql.Query;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "status", description = "Says what is proved to be in the warehouse, and what is open.")
final class StatusCommand implements Callable<Integer> {
    /** The newest line of each shop and dataset beside what is covered and what is kept aside. */
    private static final String LINES = """
            SELECT p.code, s.source_shop_id, l.dataset, l.outcome, r.started_at, c.complete_from, c.complete_to,
                   (SELECT count(*) FROM wh_reject j WHERE j.shop_key = s.shop_key AND j.dataset = l.dataset
                       AND j.resolved_at IS NULL AND NOT j.waived),
                   (SELECT count(*) FROM wh_slice g WHERE g.shop_key = s.shop_key AND g.state = 'GAP'
                       AND ',' || g.outputs || ',' LIKE '%,' || l.dataset || ',%')
            FROM wh_shop s
            JOIN dim_platform p ON p.platform_key = s.platform_key
            JOIN wh_run_line l ON l.shop_key = s.shop_key
            JOIN wh_run r ON r.run_id = l.run_id
            LEFT JOIN shop_coverage c ON c.shop_key = s.shop_key AND c.dataset = l.dataset
            WHERE r.started_at = (SELECT max(r2.started_at) FROM wh_run_line l2 JOIN wh_run r2 ON r2.run_id = l2.run_id
                                  WHERE l2.shop_key = l.shop_key AND l2.dataset = l.dataset)
            ORDER BY l.dataset
            """;

    private static final String GAPS = """
            SELECT p.code, s.source_shop_id, g.outputs, g.span_from, g.span_to, g.reason
            FROM wh_slice g
            JOIN wh_shop s ON s.shop_key = g.shop_key
            JOIN dim_platform p ON p.platform_key = s.platform_key
            WHERE g.state = 'GAP'
            ORDER BY g.feed, g.span_from
            """;

    private static final String LOSSES = """
            SELECT p.code, s.source_shop_id, l.feed,
                   CASE WHEN l.part = '' THEN '' ELSE l.part || ' ' END
                       || CASE WHEN l.scope = 'sweep' THEN 'sweep'
                               ELSE split_part(l.scope, ' ', 2) || ' to ' || split_part(l.scope, ' ', 3) END,
                   l.missing, l.held, l.dataset, l.accepted_by,
                   CASE WHEN l.by_reload THEN 'a second run of the same reload' ELSE 'the next sync' END
            FROM wh_loss l
            JOIN wh_shop s ON s.shop_key = l.shop_key
            JOIN dim_platform p ON p.platform_key = s.platform_key
            WHERE l.used_at IS NULL
            ORDER BY l.feed, l.scope
            """;

    private final Console console;

    @Mixin
    @SuppressWarnings("unused") // picocli reads it
    private HelpOption help = new HelpOption();

    @Mixin
    private ConfigOption config = new ConfigOption();

    StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RunnerConfig read = config.read(console);
        TextTable table = new TextTable(
                "shop",
                "dataset",
                "last outcome",
                "last run",
                "complete from",
                "complete to",
                "rejected, open",
                "gaps");
        List<List<String>> lines = Query.rows(read.database(), LINES);
        Outcome worst = Outcome.COMPLETE;
        for (ShopConfig shop : read.shops()) {
            List<List<String>> own = lines.stream()
                    .filter(line -> isOf(shop, line))
                    .map(line -> line.stream()
                            .map(cell -> cell.isEmpty() ? "-" : cell)
                            .toList())
                    .toList();
            if (own.isEmpty()) {
                table.row(shop.name(), "-", "never synced", "-", "-", "-", "-", "-");
                worst = ExitCode.worse(worst, Outcome.PARTIAL);
            }
            for (List<String> line : own) {
                table.row(
                        shop.name(),
                        line.get(2),
                        line.get(3),
                        line.get(4),
                        line.get(5),
                        line.get(6),
                        line.get(7),
                        line.get(8));
                worst = ExitCode.worse(worst, Outcome.valueOf(line.get(3)));
            }
        }
        table.print(console.out());
        printGaps(read);
        printLosses(read);
        return ExitCode.of(worst);
    }

    private void printGaps(RunnerConfig read) {
        for (List<String> gap : Query.rows(read.database(), GAPS)) {
            read.shops().stream()
                    .filter(shop -> isOf(shop, gap))
                    .forEach(shop -> console.out()
                            .println("  " + shop.name() + ": " + gap.get(2) + " from " + gap.get(3) + " to "
                                    + gap.get(4) + " can never be read: " + gap.get(5)));
        }
    }

    private void printLosses(RunnerConfig read) {
        for (List<String> loss : Query.rows(read.database(), LOSSES)) {
            String decided = loss.get(7).isEmpty()
                    ? "held back. Accept it with --feed " + loss.get(2) + " --slice \"" + loss.get(3) + "\" --most "
                            + loss.get(4) + " if they are gone indeed; then " + loss.get(8) + " lets them go"
                    : "let go by " + loss.get(8) + ", as " + loss.get(7) + " accepted";
            read.shops().stream()
                    .filter(shop -> isOf(shop, loss))
                    .forEach(shop -> console.out()
                            .println("  " + shop.name() + ": " + loss.get(4) + " of " + loss.get(5) + " " + loss.get(6)
                                    + " are not listed any more: " + decided));
        }
    }

    private static boolean isOf(ShopConfig shop, List<String> line) {
        return shop.platform().code().equals(line.get(0)) && shop.shop().equals(line.get(1));
    }
}
