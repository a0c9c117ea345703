package dev.tradewind.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.error.TransportException;
import dev.tradewind.core.model.Order;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.testkit.world.ExpectedOrder;
import dev.tradewind.testkit.world.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportSourceTest {
    /** Rows of 330 characters: 20 MB of text, or 2 GB in the long form. */
    private static final int ORDERS = Boolean.getBoolean("tradewind.full") ? 2_000_000 : 20_000;

    private static final Seed SEED = Seed.of(5).orders(300);

    @TempDir
    private Path folder;

    @Test
    void read_report_bringsEveryOrderWholeAfterTwoWaits() {
        ReportSource reports = ReportSource.in(folder);
        MemoryPlatform platform = MemoryPlatform.of(SEED, reports.feed());

        Reading reading = Reading.of(platform.connector(), platform.clock(), List.of(slice(SEED)));

        Map<String, ExpectedOrder> expected = new HashMap<>();
        platform.world().expectedOrders().forEachRemaining(order -> expected.put(order.id(), order));
        assertThat(reading.newest(Dataset.ORDERS).keySet()).isEqualTo(expected.keySet());
        for (Change<?> change : reading.changes) {
            Order order = (Order) change.record().orElseThrow();
            ExpectedOrder wanted = Objects.requireNonNull(expected.get(order.id()));
            assertThat(order.lines()).hasSameSizeAs(wanted.lines());
            assertThat(Objects.requireNonNull(order.total()).amount()).isEqualByComparingTo(wanted.total());
        }
        assertThat(reading.changes).hasSize(300);
        assertThat(reading.pages.stream().filter(page -> page.step() instanceof Step.Wait))
                .hasSize(3);
        assertThat(reading.evidence.get(0).proof()).isEqualTo(Proof.BALANCED);
    }

    @Test
    void open_onTheIntentOfADeadReader_adoptsItsJob() {
        ReportSource reports = ReportSource.in(folder);
        MemoryPlatform platform = MemoryPlatform.of(SEED, reports.feed());
        Cursor intent = cursor(platform.connector(), Optional.empty());

        cursor(platform.connector(), Optional.of(intent));
        platform.clock().advance(Duration.ofMinutes(9));
        cursor(platform.connector(), Optional.of(intent));

        assertThat(reports.jobs()).isEqualTo(1);
    }

    @Test
    void next_truncatedDocument_isALostAnswerAndLeavesNothingBehind() throws IOException {
        ReportSource reports = ReportSource.in(folder).truncateNext(1);
        MemoryPlatform platform = MemoryPlatform.of(SEED, reports.feed());
        Connector connector = platform.connector();
        Cursor job = cursor(connector, Optional.of(cursor(connector, Optional.empty())));
        cursor(connector, Optional.of(job));
        cursor(connector, Optional.of(job));

        try (SliceReader reader = connector.open(slice(SEED), Optional.of(job))) {
            assertThatThrownBy(reader::next).isInstanceOf(TransportException.class);
        }
        assertThat(spools()).isZero();
        assertThat(Reading.of(connector, platform.clock(), List.of(slice(SEED))).changes)
                .hasSize(300);
        assertThat(spools()).isZero();
    }

    @Test
    void read_largeReport_hasTheSizeAndRatioOfARealOneAndComesWhole() throws IOException {
        Seed large = Seed.of(6).orders(ORDERS).lines(3, 3);
        ReportSource reports = ReportSource.in(folder);
        MemoryPlatform platform = MemoryPlatform.of(large, reports.feed());
        platform.quirks("order_report").pageSize(500);
        Connector connector = platform.connector();
        IdList ids = new IdList();
        long characters = 0;
        Optional<Cursor> cursor = Optional.empty();
        while (characters == 0) {
            try (SliceReader reader = connector.open(slice(large), cursor)) {
                SlicePage page = reader.next();
                while (page.step() instanceof Step.More) {
                    ids.keep(page);
                    page = reader.next();
                }
                ids.keep(page);
                if (page.step() instanceof Step.Wait wait) {
                    cursor = Optional.of(wait.cursor());
                } else if (page.step() instanceof Step.End end) {
                    characters = Long.parseLong(end.evidence().how().replaceAll(".* (\\d+) characters.*", "$1"));
                }
            }
        }

        assertThat(ids.distinct()).isEqualTo(ORDERS);
        assertThat(characters).isBetween(ORDERS * 950L, ORDERS * 1_200L);
        assertThat(characters / Files.size(folder.resolve("job-1.tsv.gz"))).isBetween(5L, 15L);
    }

    /** The ids of whole orders, in so little memory that a small heap holds those of the long form, too. */
    private static final class IdList {
        private final long[] ids = new long[ORDERS];
        private int read;

        void keep(SlicePage page) {
            for (Change<?> change : page.changes()) {
                assertThat(((Order) change.record().orElseThrow()).lines()).hasSize(3);
                ids[read++] = Long.parseLong(change.id());
            }
        }

        long distinct() {
            Arrays.sort(ids);
            return read
                    - IntStream.range(1, read).filter(i -> ids[i] == ids[i - 1]).count();
        }
    }

    private long spools() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory).count();
        }
    }

    private static Cursor cursor(Connector connector, Optional<Cursor> from) {
        try (SliceReader reader = connector.open(slice(SEED), from)) {
            Step step = reader.next().step();
            return step instanceof Step.More more ? more.cursor() : ((Step.Wait) step).cursor();
        }
    }

    private static Slice slice(Seed seed) {
        return new Slice("order_report", "", new Scope.Window(seed.from(), seed.to()));
    }
}
