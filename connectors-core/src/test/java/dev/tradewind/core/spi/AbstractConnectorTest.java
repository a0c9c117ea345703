package dev.tradewind.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Market;
import dev.tradewind.core.Platform;
import dev.tradewind.core.Shop;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ProtocolException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AbstractConnectorTest {
    private static final ErrorContext PLACE = ErrorContext.of(Platform.of("kiosk"), "read orders");
    private static final Slice SLICE = new Slice("orders", "", MovingShelf.WINDOW);

    private final Kiosk kiosk = new Kiosk(MovingShelf.still(1, 2, 3));

    @Test
    void open_ofARegisteredFeed_reads() {
        assertThat(kiosk.feeds()).extracting(Feed::name).containsExactly("orders");
        try (SliceReader reader = kiosk.open(SLICE, Optional.empty())) {
            assertThat(reader.next().changes()).hasSize(3);
        }
        assertThat(kiosk).hasToString("Kiosk(kiosk/stall-1)");
    }

    @Test
    void open_ofAnUnknownFeed_namesTheKnown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kiosk.open(new Slice("stock", "", MovingShelf.WINDOW), Optional.empty()))
                .withMessageContaining("kiosk/stall-1 has no feed stock, only [orders]");
    }

    @Test
    void register_ofTwoFeedsOfOneName_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(kiosk::registerAgain);
    }

    @Test
    void pagedReader_whenAPageLeadsBackToItself_isAnError() {
        Cursor here = Cursor.of("7");
        SliceReader reader =
                PagedReader.of(PLACE, Optional.of(here), at -> SlicePage.of(List.of(), new Step.More(here)));

        assertThatThrownBy(reader::next).isInstanceOf(ProtocolException.class).hasMessageContaining("back to itself");
    }

    @Test
    void pagedReader_whenPagesStayEmpty_isAnErrorInTheEnd() {
        SliceReader reader = PagedReader.of(
                PLACE,
                Optional.empty(),
                at -> SlicePage.of(
                        List.of(), new Step.More(Cursor.of(at.map(Cursor::value).orElse("") + "."))));

        assertThatThrownBy(() -> {
                    while (true) {
                        reader.next();
                    }
                })
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("50 empty pages");
    }

    private static final class Kiosk extends AbstractConnector {
        private final MovingShelf shelf;

        Kiosk(MovingShelf shelf) {
            super(Shop.of(
                    new ShopRef(Platform.of("kiosk"), "stall-1"),
                    new Market("ph", "PH", "PHP", ZoneId.of("Asia/Manila"))));
            this.shelf = shelf;
            registerAgain();
        }

        void registerAgain() {
            register(
                    Feed.builder("orders", Dataset.ORDERS).build(),
                    (slice, from) -> KeysetReader.of(PLACE, (Scope.Window) slice.scope(), from, shelf));
        }

        @Override
        public Health check() {
            return Health.good(Instant.EPOCH);
        }
    }
}
