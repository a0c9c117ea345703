package dev.tradewind.warehouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShopTurnTest {
    private static final ShopWork.Progress WAITS = new ShopWork.Progress.Waits(Instant.parse("2026-11-26T00:00:00Z"));

    private final ShopTurn turn = new ShopTurn(new Idle());

    ShopTurnTest() {
        turn.next();
        turn.prepared(true);
        turn.leave();
    }

    @Test
    void ending_whileAnotherLaneHasFoundThatItMustWait_waitsForNothing() {
        turn.next();
        turn.next();
        turn.worked(WAITS, turn.changes());
        turn.leave();
        assertThat(turn.isReady()).isFalse();

        turn.ending();
        turn.leave();

        assertThat(turn.isReady()).isTrue();
        assertThat(turn.next()).isEqualTo(ShopTurn.Piece.FINISH);
    }

    @Test
    void worked_waitsAfterAnotherLaneHasEndedTheShop_doesNotHoldItUp() {
        turn.next();
        turn.next();
        turn.ending();
        turn.leave();
        turn.worked(WAITS, turn.changes());
        turn.leave();

        assertThat(turn.until()).isEmpty();
        assertThat(turn.next()).isEqualTo(ShopTurn.Piece.FINISH);
    }

    /** Is never asked. */
    private static final class Idle implements ShopWork {
        @Override
        public ShopRef ref() {
            return new ShopRef(Platform.of("memory"), "shop");
        }

        @Override
        public boolean prepare() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Progress work() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void broken(Throwable error) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void finish(long position) {
            throw new UnsupportedOperationException();
        }
    }
}
