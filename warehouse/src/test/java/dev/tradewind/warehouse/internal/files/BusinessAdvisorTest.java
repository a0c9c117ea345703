package dev.tradewind.warehouse.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tradewind.core.model.Money;
import dev.tradewind.core.model.TrafficDay;
import dev.tradewind.core.receipt.Reason;
import dev.tradewind.core.spi.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessAdvisorTest {
    private static final String MAY = AdvisorExport.dayFirst(YearMonth.of(2024, 5), 1);
    private static final String JANUARY = AdvisorExport.iso(YearMonth.of(2025, 1), 2);
    private static final String ONE_DAY = """
            Date,Revenue,Visitors,Orders,Pageviews,Units Sold,Add to Cart Units,Wishlists
            2025-02-03~2025-02-03,"1,250.50",41,3,260,4,17,-
            03/02/2025,"1,250.50",41,3,260,4,17,-
            """;

    @Test
    void read_bothFormsOfAMonth_givesEveryDayBalanced() throws BadFile {
        for (String export : List.of(MAY, JANUARY)) {
            TrafficFile file = read(export);

            assertThat(file.days()).hasSize(31);
            assertThat(file.rejected()).isEmpty();
            assertThat(file.balanced()).isTrue();
            assertThat(file.reasons()).extracting(Reason::code).containsOnly(Reason.Code.NOTE);
        }
        assertThat(read(MAY).days().get(30).record().date()).isEqualTo(LocalDate.of(2024, 5, 31));
        assertThat(read(JANUARY).days().get(0).record().date()).isEqualTo(LocalDate.of(2025, 1, 1));
    }

    @Test
    void read_row_mapsEachColumn() throws BadFile {
        TrafficFile file = read(ONE_DAY);

        TrafficDay day = new TrafficDay(
                LocalDate.of(2025, 2, 3),
                TrafficDay.Level.SHOP,
                null,
                "all",
                "all",
                260L,
                41L,
                41L,
                17L,
                null,
                3L,
                4L,
                Money.of("1250.50", "PHP"),
                null,
                null,
                null);
        assertThat(file.days()).singleElement().satisfies(row -> {
            assertThat(row.record()).isEqualTo(day);
            assertThat(row.id()).isEqualTo("SHOP//all/all/2025-02-03");
            assertThat(row.raw().text())
                    .startsWith("{\"Date\":\"03/02/2025\",\"Revenue\":\"1,250.50\",")
                    .endsWith("\"Wishlists\":\"-\"}");
        });
        assertThat(file.balanced()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void read_anyEncodingWithOrWithoutMark_isTheSame(String encoding) throws BadFile {
        String text = encoding.startsWith("w") ? MAY.replace("Buyers", "K\u00e4ufer") : MAY;
        byte[] plain = text.getBytes(Charset.forName(encoding));

        assertThat(BusinessAdvisor.read(plain, "PHP").days())
                .isEqualTo(read(text).days());
        if (encoding.startsWith("U")) {
            byte[] marked = ("\uFEFF" + text).getBytes(Charset.forName(encoding));
            assertThat(BusinessAdvisor.read(marked, "PHP").days())
                    .isEqualTo(read(text).days());
        }
    }

    @Test
    void read_otherDelimitersAndLineEnds_isTheSame() throws BadFile {
        assertThat(read(MAY.replace(',', ';')).days()).isEqualTo(read(MAY).days());
        assertThat(read(MAY.replace(',', '\t').replace("\n", "\r\n")).days())
                .isEqualTo(read(MAY).days());
        assertThat(read(MAY.replace("\n", "\r")).days()).isEqualTo(read(MAY).days());
    }

    @Test
    void read_daysThatCouldBeMonths_takesTheRange() throws BadFile {
        TrafficFile dayFirst = read(ONE_DAY);
        TrafficFile monthFirst = read(ONE_DAY.replace("2025-02-03", "2025-03-02"));

        assertThat(dayFirst.days().get(0).record().date()).isEqualTo(LocalDate.of(2025, 2, 3));
        assertThat(monthFirst.days().get(0).record().date()).isEqualTo(LocalDate.of(2025, 3, 2));
    }

    @Test
    void read_daysThatCouldBeMonthsAndNoRange_isRefused() {
        String text = ONE_DAY.replaceFirst("(?m)^2025.*\n", "");

        assertThatThrownBy(() -> read(text))
                .asInstanceOf(type(BadFile.class))
                .satisfies(e -> assertThat(e.line()).isEqualTo(2))
                .satisfies(e -> assertThat(e).hasMessage("the days can be read as day first and as month first"));
    }

    @Test
    void read_noRange_readsAndSaysThatNothingIsProved() throws BadFile {
        TrafficFile file = read(MAY.replaceFirst("(?m)^2024.*\n", ""));

        assertThat(file.days()).hasSize(31);
        assertThat(file.balanced()).isFalse();
        assertThat(file.reasons().get(0).message()).startsWith("There is no row with the range and its sums, so");
    }

    @Test
    void read_sumThatDoesNotAddUp_isDisputed() throws BadFile {
        TrafficFile file = read(ONE_DAY.replaceFirst(",260,", ",261,"));

        assertThat(file.balanced()).isFalse();
        assertThat(file.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(Reason.Code.DISPUTED);
            assertThat(reason.message())
                    .startsWith("Pageviews of the range is 261 on line 2, but its days add up to 260");
        });
    }

    @Test
    void read_dayMissing_isUnread() throws BadFile {
        TrafficFile file = read(JANUARY.replaceFirst("(?m)^2025-01-07,.*\n", ""));

        assertThat(file.days()).hasSize(30);
        assertThat(file.balanced()).isFalse();
        assertThat(file.reasons().get(0).code()).isEqualTo(Reason.Code.UNREAD);
        assertThat(file.reasons().get(0).message()).contains("the first is 2025-01-07");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "1.2.3", "12 345", "-3", "1,5", "2.5", "many", "\u0661\u0662", "99999999999999999999"})
    void read_badCell_costsItsRowWithLineAndText(String cell) throws BadFile {
        String text = JANUARY.replaceFirst("(?m)^(2025-01-07),([^,]*),([^,]*),", "$1,$2,\"" + cell + "\",");

        TrafficFile file = read(text);

        assertThat(file.days()).hasSize(30);
        assertThat(file.rejected()).singleElement().satisfies(row -> {
            assertThat(row.reason()).startsWith("line 10: Visitors is not a");
            assertThat(row.raw()).startsWith("2025-01-07,").contains("\"" + cell + "\"");
            assertThat(row.id()).isEqualTo("SHOP//all/all/2025-01-07");
            assertThat(row.stage()).isEqualTo(Rejected.Stage.MAP);
        });
        assertThat(file.balanced()).isFalse();
    }

    @Test
    void read_badDayDayTwiceDayOutsideAndShortRow_areRejectedAlone() throws BadFile {
        String january = JANUARY.lines()
                .filter(line -> line.startsWith("2025-01-09"))
                .findFirst()
                .orElseThrow();
        String text = JANUARY.replaceFirst("2025-01-08,", "2025-01-88,") + january + "\n"
                + january.replace("2025-01-09", "2025-02-01") + "\n2025-01-31,5\n";

        TrafficFile file = read(text);

        assertThat(file.days()).hasSize(30);
        assertThat(file.rejected())
                .extracting(Rejected::reason)
                .containsExactly(
                        "line 11: Date is not a day",
                        "line 35: Date is the day of line 12 again",
                        "line 36: Date lies outside the range 2025-01-01 to 2025-01-31",
                        "line 37: Date stands in a row of 2 cells under 18 titles");
        assertThat(file.rejected()).extracting(Rejected::id).doesNotHaveDuplicates();
        assertThat(file.days())
                .extracting(TrafficFile.Day::id)
                .doesNotContainAnyElementsOf(
                        file.rejected().stream().map(Rejected::id).toList());
    }

    @Test
    void read_unknownColumn_isCountedAndKeptOut() throws BadFile {
        String text = ONE_DAY.replace("Wishlists\n", "Wishlists,Likes\n")
                .replace(",9\n", ",9,4\n")
                .replace(",-\n", ",-,4\n");

        TrafficFile file = read(text);

        assertThat(file.unknowns()).isEqualTo(Map.of("column=Likes", 1L));
        assertThat(file.days()).hasSize(1);
        assertThat(file.balanced()).isTrue();
        assertThat(file.reasons())
                .singleElement()
                .extracting(Reason::message)
                .asString()
                .contains("\"Likes\"");
    }

    @Test
    void read_columnMissingOrTwice_isRefusedWithItsLine() {
        assertThatThrownBy(() -> read(ONE_DAY.replace("Pageviews,Units Sold", "Views,Sold")))
                .asInstanceOf(type(BadFile.class))
                .satisfies(e -> assertThat(e.line()).isEqualTo(1))
                .satisfies(e -> assertThat(e).hasMessage("missing columns \"Pageviews\", \"Units Sold\""));
        assertThatThrownBy(() -> read(ONE_DAY.replace("Wishlists", "orders")))
                .hasMessage("the column \"Orders\" stands twice");
    }

    @Test
    void read_whatIsNoExport_isRefused() {
        assertThatThrownBy(() -> read("")).hasMessage("the file is empty");
        assertThatThrownBy(() -> read(AdvisorExport.HEADER)).hasMessage("there is no day below the header");
        assertThatThrownBy(() -> read("PK\u0003\u0004\u0000\u0000")).hasMessage("there is a NUL character");
        assertThatThrownBy(() -> read(MAY.replaceFirst("(?m)^05/05/2024", "\"05/05/2024")))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("quote");
    }

    /** The exports that this was made for, where a folder with them is given; their sums must agree. */
    @Test
    void read_realExports_balance() throws IOException {
        String folder = System.getenv("TRADEWIND_DATA");
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.list(Path.of(folder, "lazada-business-advisor"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".csv")))
                    .isNotEmpty()
                    .allSatisfy(file -> {
                        TrafficFile read = BusinessAdvisor.read(bytes(file), "PHP");
                        assertThat(read.balanced())
                                .as(file + " " + read.reasons())
                                .isTrue();
                        assertThat(read.days()).hasSize(31);
                    });
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static TrafficFile read(String text) throws BadFile {
        return BusinessAdvisor.read(text.getBytes(StandardCharsets.UTF_8), "PHP");
    }
}
