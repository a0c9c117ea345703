package dev.tradewind.lazada.internal.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MoneyDatesTest {
    private static final ZoneId MANILA = ZoneId.of("Asia/Manila");
    private static final Instant DAY = Instant.parse("2016-05-16T16:00:00Z");

    @Test
    void parse_everyFormOfADay_isItsBeginningInTheShopsZone() {
        for (String form : List.of(
                "17 May 2016",
                "17-MAY-2016",
                " 17 may 2016 ",
                "May 17, 2016",
                "2016-05-17",
                "2016/05/17",
                "20160517",
                "17-05-2016",
                "17/5/2016",
                "2016-05-17 00:00:00",
                "2016-05-17T00:00:00+08:00",
                "1463414400",
                "1463414400000")) {
            assertThat(MoneyDates.parse(form, MANILA)).as(form).isEqualTo(DAY);
        }
        assertThat(MoneyDates.parse("17 May 2016 10:30", MANILA)).isEqualTo("2016-05-17T02:30:00Z");
    }

    @Test
    void parse_allMonths_areEnglishWhateverTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            List<String> names =
                    List.of("JAN", "FEB", "MAR", "APRIL", "MAY", "JUN", "JULY", "AUG", "SEPT", "OCT", "NOV", "DEC");
            for (int month = 1; month <= 12; month++) {
                Instant read = MoneyDates.parse("2 " + names.get(month - 1) + " 2021", MANILA);
                assertThat(read.atZone(MANILA).getMonthValue()).isEqualTo(month);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void parse_noDate_isRefused() {
        for (String form : List.of("", "yesterday", "31 Feb 2021", "05/17/2016", "17 Foo 2016", "0")) {
            assertThatThrownBy(() -> MoneyDates.parse(form, MANILA)).as(form).isInstanceOf(DateTimeException.class);
        }
        assertThatThrownBy(() -> MoneyDates.parse(null, MANILA)).isInstanceOf(DateTimeException.class);
    }
}
