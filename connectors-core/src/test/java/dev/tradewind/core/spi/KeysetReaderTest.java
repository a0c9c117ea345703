package dev.tradewind.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Platform;
import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ProtocolException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class KeysetReaderTest {
    private static final ErrorContext PLACE = ErrorContext.of(Platform.of("kiosk"), "read orders");
    private static final int WORLDS = Boolean.getBoolean("tradewind.full") ? 5_000 : 100;

    private static SliceReader keyset(KeysetSource<?> source, Optional<Cursor> from) {
        return KeysetReader.of(PLACE, MovingShelf.WINDOW, from, source);
    }

    private static List<SlicePage> readAll(SliceReader reader) {
        List<SlicePage> pages = new ArrayList<>();
        do {
            pages.add(reader.next());
        } while (last(pages).step() instanceof Step.More);
        return pages;
    }

    private static SlicePage last(List<SlicePage> pages) {
        return pages.get(pages.size() - 1);
    }

    @Test
    void next_overMovingPages_losesNoRowWherePagesByNumberLoseSomeInMostWorlds() {
        int lossyWorlds = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            MovingShelf byNumber = MovingShelf.moving(seed);
            readAll(PagedReader.of(PLACE, Optional.empty(), byNumber::pageByNumber));
            lossyWorlds += byNumber.lost().isEmpty() ? 0 : 1;

            MovingShelf byKey = MovingShelf.moving(seed);
            readAll(keyset(byKey, Optional.empty()));
            assertThat(byKey.lost()).as("world %d", seed).isEmpty();
        }
        assertThat(lossyWorlds).isGreaterThan(WORLDS * 9 / 10);
    }

    @Test
    void next_goneOnWithByAnotherReaderAfterEveryPage_losesNoRow() {
        for (long seed = 0; seed < WORLDS; seed++) {
            MovingShelf shelf = MovingShelf.moving(seed);
            Optional<Cursor> at = Optional.empty();
            for (int pages = 0; pages == 0 || at.isPresent(); pages++) {
                SlicePage page = keyset(shelf, at).next();
                at = page.step() instanceof Step.More more ? Optional.of(more.cursor()) : Optional.empty();
            }
            assertThat(shelf.lost()).as("world %d", seed).isEmpty();
        }
    }

    @Test
    void next_overAStillShelf_deliversEachRowOnceAndCountsTheLastListing() {
        int[] seconds = new int[35];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = i < 20 ? 7 : i;
        }
        MovingShelf shelf = MovingShelf.still(seconds);
        List<SlicePage> pages = readAll(keyset(shelf, Optional.empty()));

        List<String> ids = new ArrayList<>();
        pages.forEach(page -> page.changes().forEach(change -> ids.add(change.id())));
        assertThat(ids).doesNotHaveDuplicates().hasSize(shelf.size());
        assertThat(pages).extracting(page -> page.coveredTo().orElseThrow()).isSorted();
        assertThat(last(pages).coveredTo()).contains(MovingShelf.WINDOW.to());
        assertThat(last(pages).step()).isInstanceOfSatisfying(Step.End.class, end -> {
            assertThat(end.evidence().proof()).isEqualTo(Proof.COUNTED);
            Count count = end.evidence().count().orElseThrow();
            assertThat(count.stated()).isEqualTo(count.counted());
        });
    }

    @Test
    void next_overAnEmptyWindow_ends() {
        assertThat(readAll(keyset(MovingShelf.still(), Optional.empty()))).hasSize(1);
    }

    @Test
    void next_whenTheLowerFilterIsIgnored_isAnError() {
        assertThatThrownBy(keyset(new Answers(List.of(row("1", -1))), Optional.empty())::next)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("filter was ignored");
    }

    @Test
    void next_whenTheOrderIsIgnored_isAnError() {
        MovingShelf.Row late = row("1", 9);
        assertThatThrownBy(keyset(new Answers(List.of(late, row("2", 5))), Optional.empty())::next)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("order was ignored");
        assertThatThrownBy(keyset(new Answers(List.of(late, late)), Optional.empty())::next)
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void next_whenTheUpperFilterIsIgnored_keepsTheRowsAndEnds() {
        List<SlicePage> pages =
                readAll(keyset(new Answers(List.of(row("1", 5), row("2", 8 * 86_400))), Optional.empty()));

        assertThat(pages).hasSize(1);
        assertThat(pages.get(0).changes()).hasSize(2);
        assertThat(pages.get(0).step())
                .isInstanceOfSatisfying(
                        Step.End.class,
                        end -> assertThat(end.evidence().proof()).isEqualTo(Proof.KEYSET));
    }

    @Test
    void next_whenNothingNewComes_isAnErrorInTheEnd() {
        assertThatThrownBy(() -> readAll(keyset(new Answers(List.of()), Optional.empty())))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("nothing new");
        assertThatThrownBy(() -> readAll(keyset(new Answers(List.of(row("1", 5))), Optional.empty())))
                .as("pages of one row cannot be told apart")
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void next_aCursorOfAnotherVersionOrWindow_isExpired() {
        Cursor good = new KeysetPosition(MovingShelf.WINDOW.from(), Optional.of("a b 1"), 3).cursor(MovingShelf.WINDOW);
        assertThat(KeysetPosition.parse(good, MovingShelf.WINDOW).orElseThrow().id())
                .contains("a b 1");

        for (String wrong : List.of(
                "",
                "7",
                good.value().replace("keyset1", "keyset0"),
                good.value().replace("10-08", "10-07"),
                "keyset1 a b c d")) {
            assertThatThrownBy(() -> keyset(MovingShelf.still(), Optional.of(Cursor.of(wrong)))
                            .next())
                    .isInstanceOf(CursorExpiredException.class);
        }
    }

    @Test
    void next_afterTheEnd_isRefused() {
        SliceReader reader = keyset(MovingShelf.still(1), Optional.empty());
        reader.next();
        assertThatIllegalStateException().isThrownBy(reader::next);
        SliceReader closed = keyset(MovingShelf.still(1), Optional.empty());
        closed.close();
        closed.close();
        assertThatIllegalStateException().isThrownBy(closed::next);
    }

    private static MovingShelf.Row row(String id, int second) {
        return new MovingShelf.Row(id, MovingShelf.WINDOW.from().plusSeconds(second));
    }

    /** Gives the same rows whatever it is asked, and says that there are more. */
    private record Answers(List<MovingShelf.Row> rows) implements KeysetSource<MovingShelf.Row> {
        @Override
        public Listing<MovingShelf.Row> list(KeysetPosition from, Instant to) {
            return new Listing<>(rows, true, OptionalLong.of(rows.size()));
        }

        @Override
        public Instant axis(MovingShelf.Row row) {
            return row.axis();
        }

        @Override
        public String id(MovingShelf.Row row) {
            return row.id();
        }

        @Override
        public SlicePage page(List<MovingShelf.Row> page, Optional<Instant> coveredTo, Step step) {
            return MovingShelf.still().page(page, coveredTo, step);
        }
    }
}
