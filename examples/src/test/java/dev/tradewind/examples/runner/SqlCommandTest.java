package dev.tradewind.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlCommandTest {
    @TempDir
    private Path folder;

    @Test
    void sql_thatBeginsWithAComment_isNoOption() {
        Shell shell = DatabaseMistakes.stall(new Shell(folder));
        shell.run("sync", "--config", "@/shops.yaml");

        Shell.Result result = shell.run("sql", "--config", "@/shops.yaml", "-- how many\nselect 6 * 7 as answer");

        assertThat(result.text()).isEqualTo("answer\n42\n");
        assertThat(result.code()).isZero();
    }
}
