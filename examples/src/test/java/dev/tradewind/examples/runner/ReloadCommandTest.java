package dev.tradewind.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.testkit.clock.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadCommandTest {
    @TempDir
    private Path folder;

    @Test
    void reload_syncedShop_showsItsReceiptAndBringsWhatChanged() {
        VirtualTime time = VirtualTime.at(Instant.parse("2026-11-24T00:00:00Z"));
        Shell shell = DatabaseMistakes.stall(new Shell(folder)).clock(time);
        assertThat(shell.run("sync", "--config", "@/shops.yaml").code()).isZero();
        time.advance(Duration.ofHours(1));
        // The stall corrects an old line of its notebook and leaves the time of change alone.
        shell.file("sales.csv", """
                id,changed,sold,what,quantity,price,cancelled
                s1,2026-03-01T01:00:00Z,2026-03-01T01:00:00Z,mango,7,20.50,false
                s2,2026-03-02T01:00:00Z,2026-03-02T01:00:00Z,calamansi,10,2.25,false
                """);
        assertThat(shell.run("sync", "--config", "@/shops.yaml").code()).isZero();
        assertThat(quantity(shell)).contains("3");

        Shell.Result result = reload(shell, "2026-03-01", "2026-03-02");

        assertThat(result.code()).as(result.text()).isZero();
        assertThat(result.out()).contains("stall/1").contains("COMPLETE");
        assertThat(quantity(shell)).contains("7");
    }

    @Test
    void reload_dryRun_showsTheTableOfAPlanAndReadsNothing() {
        Shell shell = DatabaseMistakes.stall(new Shell(folder));

        Shell.Result result = reload(shell, "2026-03-01", "2026-03-02", "--dry-run");

        assertThat(result.code()).as(result.text()).isZero();
        assertThat(result.out())
                .containsPattern("shop +feed +from +to +slices +calls +minutes")
                .containsPattern("stall \\(stall/1\\) +sales +2026-0[0-9TZ:-]+ +2026-[0-9TZ:-]+ +[1-9]");
        assertThat(shell.run("status", "--config", "@/shops.yaml").out()).contains("never synced");
    }

    @Test
    void reload_daysThatLieAhead_failsAndSaysWhy() {
        Shell.Result result = reload(DatabaseMistakes.stall(new Shell(folder)), "2027-01-01", "2027-02-01");

        assertThat(result.code()).as(result.text()).isEqualTo(1);
        assertThat(result.out()).contains("FAILED").contains("lies in the future");
    }

    @Test
    void reload_help_namesItsOptions() {
        Shell.Result result = new Shell(folder).run("reload", "--help");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("--shop", "--dataset", "--from", "--to", "--dry-run");
    }

    private static String quantity(Shell shell) {
        return shell.run("sql", "--config", "@/shops.yaml", "select quantity from fact_orders where order_id = 's1'")
                .out();
    }

    private static Shell.Result reload(Shell shell, String from, String to, String... more) {
        String[] arguments = {
            "reload", "--config", "@/shops.yaml", "--shop", "stall", "--dataset", "orders", "--from", from, "--to", to
        };
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return shell.run(all);
    }
}
