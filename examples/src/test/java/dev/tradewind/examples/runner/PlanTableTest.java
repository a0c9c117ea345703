package dev.tradewind.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.http.RateLimit;
import dev.tradewind.core.spi.Estimate;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.warehouse.PlannedFeed;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTableTest {
    private static final RateLimit TEN_A_SECOND = RateLimit.perSecond(10, 10);

    @Test
    void print_fewCalls_saysThatTheyTakeLessThanAMinute() {
        assertThat(printed(3, true)).endsWith("3  < 1");
        assertThat(printed(3, false)).endsWith(">= 3  > 0");
    }

    @Test
    void print_manyCalls_roundsUpWhatIsExactAndDownWhatIsTheLeast() {
        assertThat(printed(600, true)).endsWith("600  1");
        assertThat(printed(601, true)).endsWith("601  2");
        assertThat(printed(1199, false)).endsWith(">= 1199  >= 1");
    }

    private static String printed(long calls, boolean exact) {
        Slice slice = new Slice("orders", "", new Scope.AsOf(Instant.EPOCH));
        PlannedFeed feed = new PlannedFeed(
                new ShopRef(Platform.LAZADA, "1"),
                "orders",
                Set.of(Dataset.ORDERS),
                List.of(slice),
                Optional.of(new Estimate(calls, exact, TEN_A_SECOND)),
                List.of());
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        PlanTable.print(List.of(feed), new ShopLabels(List.of()), out);
        out.flush();
        return text.toString().stripTrailing().replaceAll(" {2,}", "  ");
    }
}
