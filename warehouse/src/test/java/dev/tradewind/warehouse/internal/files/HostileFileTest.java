package dev.tradewind.warehouse.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Exports damaged in seeded ways: each row is a day, a reject or a typed error, and no wrong number counts as balanced. */
class HostileFileTest {
    private static final List<String> POISON = List.of(
            "\"",
            "\"\"",
            ",",
            ";",
            "\t",
            "\n",
            "\r\n",
            "\r",
            "\0",
            "\uFEFF",
            "=cmd|' /C calc'!A0",
            "+1",
            "-",
            "@x",
            "%",
            "\u00e9",
            "\ud83d\ude00",
            "~",
            "9",
            "0",
            "00",
            ".",
            "e5",
            "NaN",
            "Date",
            "2025-01-01",
            "31/12/2024",
            " ");

    private final int cases = Boolean.getBoolean("tradewind.full") ? 50_000 : 3_000;

    @Test
    void read_damagedExport_givesRowsRejectsOrATypedError() {
        String good = AdvisorExport.iso(YearMonth.of(2025, 1), 3);
        TrafficFile whole = read(good);
        int refused = 0;
        int rejected = 0;
        for (int seed = 0; seed < cases; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(good);
            for (int i = 0; i <= random.nextInt(3); i++) {
                int at = random.nextInt(text.length());
                int length = Math.min(random.nextInt(4), text.length() - at);
                text.replace(at, at + length, POISON.get(random.nextInt(POISON.size())));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            try {
                TrafficFile file = BusinessAdvisor.read(bytes, "PHP");
                rejected += file.rejected().isEmpty() ? 0 : 1;
                assertThat(file.rejected())
                        .as("seed %d", seed)
                        .allMatch(row -> row.reason().startsWith("line "));
                if (file.balanced()) {
                    assertThat(file.days()).as("seed %d", seed).hasSameSizeAs(whole.days());
                }
            } catch (BadFile e) {
                refused++;
                assertThat(e.line()).as("seed %d: %s", seed, e.getMessage()).isBetween(0L, 40L);
            }
        }
        assertThat(refused).as("the damage reaches the file").isPositive();
        assertThat(rejected).as("the damage reaches single rows").isPositive();
    }

    private static TrafficFile read(String text) {
        try {
            return BusinessAdvisor.read(text.getBytes(StandardCharsets.UTF_8), "PHP");
        } catch (BadFile e) {
            throw new AssertionError("the whole export is good", e);
        }
    }
}
