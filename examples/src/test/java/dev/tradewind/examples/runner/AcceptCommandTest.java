package dev.tradewind.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptCommandTest {
    @TempDir
    private Path folder;

    @Test
    void accept_lossThatIsHeldBack_isShownBeforeAndAfter() {
        Shell shell = heldBack(new Shell(folder));
        assertThat(status(shell))
                .contains(
                        "stall: 40 of 60 orders are not listed any more: held back. Accept it with --feed sales --slice"
                                + " \"sweep\" --most 40");

        Shell.Result result = shell.run(
                "accept",
                "--config",
                "@/shops.yaml",
                "--shop",
                "stall",
                "--feed",
                "sales",
                "--slice",
                "sweep",
                "--most",
                "45",
                "--by",
                "ana",
                "--why",
                "the notebook was cleaned");

        assertThat(result.code()).as(result.text()).isZero();
        assertThat(result.out()).contains("The next sync of stall lets go of at most 45 of 60 orders of sales, sweep.");
        assertThat(status(shell))
                .contains("let go by the next sync, as ana accepted")
                .doesNotContain("held back.");
        assertThat(shell.run("sql", "--config", "@/shops.yaml", "select most, accepted_by, accepted_why from wh_loss")
                        .out())
                .contains("45,ana,the notebook was cleaned");
    }

    @Test
    void accept_lossThatAReloadHasMet_namesTheReloadAndNoSync() {
        Shell shell = heldBack(new Shell(folder));
        write(shell, "update tradewind.wh_loss set by_reload = true");
        assertThat(status(shell))
                .contains("if they are gone indeed; then a second run of the same reload lets them go");

        String[] accept = {
            "accept", "--config", "@/shops.yaml", "--shop", "stall", "--feed", "sales", "--slice", "sweep"
        };
        Shell.Result result =
                shell.run(Stream.concat(Stream.of(accept), Stream.of("--most", "40", "--by", "ana", "--why", "cleaned"))
                        .toArray(String[]::new));

        assertThat(result.out())
                .contains("A second run of the same reload of stall lets go of at most 40 of 60 orders");
        assertThat(status(shell)).contains("let go by a second run of the same reload, as ana accepted");
    }

    @Test
    void accept_help_namesItsOptions() {
        Shell.Result result = new Shell(folder).run("accept", "--help");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("--shop", "--feed", "--slice", "--most", "--by", "--why");
    }

    /** A synced stall of which a sweep was held back. The stall itself cannot be swept, so the note of it is made by hand. */
    static Shell heldBack(Shell shell) {
        assertThat(DatabaseMistakes.stall(shell)
                        .run("sync", "--config", "@/shops.yaml")
                        .code())
                .isZero();
        write(
                shell,
                "insert into tradewind.wh_loss (shop_key, feed, part, scope, found_run, dataset, missing,"
                        + " held, found_at, seen_at, by_reload) select shop_key, 'sales', '', 'sweep', 'run', 'orders', 40, 60,"
                        + " timestamp '2026-03-01 00:00:00', timestamp '2026-03-02 00:00:00', false from tradewind.wh_shop");
        return shell;
    }

    private static void write(Shell shell, String sql) {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:" + shell.path("shop.duckdb"));
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the note of a loss", e);
        }
    }

    private static String status(Shell shell) {
        return shell.run("status", "--config", "@/shops.yaml").out();
    }
}
