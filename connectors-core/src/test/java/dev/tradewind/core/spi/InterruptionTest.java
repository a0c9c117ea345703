package dev.tradewind.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Platform;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.StoppedException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An interrupted thread asks the platform for nothing more, and stays interrupted for whoever runs it. */
class InterruptionTest {
    private static final ErrorContext PLACE = ErrorContext.of(Platform.of("kiosk"), "read orders");

    @AfterEach
    void clear() {
        Thread.interrupted();
    }

    @Test
    void next_interruptedKeysetReader_stopsBeforeTheListing() {
        MovingShelf shelf = MovingShelf.still(1, 2, 3);
        stops(KeysetReader.of(PLACE, MovingShelf.WINDOW, Optional.empty(), shelf));
        assertThat(shelf.lists()).as("only the one that was not interrupted").isEqualTo(1);
    }

    @Test
    void next_interruptedPagedReader_stopsBeforeThePage() {
        AtomicInteger pages = new AtomicInteger();
        stops(PagedReader.of(PLACE, Optional.empty(), from -> {
            pages.incrementAndGet();
            return SlicePage.of(List.of(), new Step.End(Evidence.of(Proof.CHAINED, "one page")));
        }));
        assertThat(pages).as("only the one that was not interrupted").hasValue(1);
    }

    private static void stops(SliceReader reader) {
        Thread.currentThread().interrupt();
        assertThatThrownBy(reader::next)
                .isInstanceOf(StoppedException.class)
                .hasMessageContaining("kiosk")
                .hasMessageContaining("read orders");
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(reader.next().step()).as("goes on when called again").isInstanceOf(Step.End.class);
    }
}
