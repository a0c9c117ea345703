package dev.tradewind.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.error.ReauthorizeException;
import dev.tradewind.core.error.TokenStoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A renewed pair that cannot be saved, or that somebody else got in the way of. */
class TokenSaveTest {
    private final Ticker clock = new Ticker();
    private final FakeTokens platform = new FakeTokens(clock);
    private final MoodyStore store = new MoodyStore();
    private final List<TokenEvent.Kind> events = new ArrayList<>();
    private final TokenManager manager = manager();

    private TokenManager manager() {
        return TokenManager.builder(FakeTokens.KEY, store, platform)
                .seed(FakeTokens.seed(Ticker.START))
                .clock(clock)
                .sleeper(clock)
                .listener(event -> events.add(event.kind()))
                .build();
    }

    @Test
    void current_whenASaveFailsOnce_isSavedAgainAndUsed() {
        store.failSaves(1);

        assertThat(manager.refreshNow().value()).isEqualTo(Secret.of("access-1"));
        assertThat(events).containsExactly(TokenEvent.Kind.SAVE_FAILED, TokenEvent.Kind.RENEWED);
    }

    @Test
    void current_whenSavesKeepFailing_isLoudAndNeverSpendsTheNextToken() {
        clock.advance(Duration.ofHours(2));
        store.failSaves(9);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(manager::current).isInstanceOf(TokenStoreException.class);
        }
        assertThat(manager.status().unsaved()).isTrue();
        assertThat(platform.calls()).isEqualTo(1);
        assertThat(manager.current().value()).as("the pair was kept").isEqualTo(Secret.of("access-1"));
        assertThat(platform.calls()).isEqualTo(1);
        assertThat(manager.status().unsaved()).isFalse();
        assertThat(store.record().pair().refresh()).isEqualTo(Secret.of("refresh-1"));
    }

    @Test
    void current_whenStaleAndSavesFail_usesTheOldTokenUntilTheNewOneIsSafe() {
        clock.advance(Duration.ofMinutes(54));
        store.failSaves(3);

        assertThat(manager.current().value()).isEqualTo(Secret.of("access-0"));
        clock.advance(Duration.ofSeconds(31));
        assertThat(manager.current().value()).isEqualTo(Secret.of("access-1"));
        assertThat(platform.calls()).isEqualTo(1);
    }

    @Test
    void current_whenAPeerMarkedTheChainDeadMeanwhile_savesThePairOverIt() {
        TokenManager peer = manager();
        peer.current();
        clock.advance(Duration.ofHours(2));
        store.beforeRenewedIsSaved(() -> {
            clock.advance(Duration.ofMinutes(3));
            assertThatThrownBy(peer::current).isInstanceOf(ReauthorizeException.class);
        });

        assertThat(manager.current().value()).isEqualTo(Secret.of("access-1"));
        assertThat(store.record().exhausted()).isNull();
        assertThat(peer.current().value()).isEqualTo(Secret.of("access-1"));
    }

    @Test
    void current_whenTheSellerConsentedAnewMeanwhile_usesThat() {
        TokenManager peer = manager();
        manager.current();
        store.beforeRenewedIsSaved(() -> peer.connect(platform.consent()));

        assertThat(manager.refreshNow().value()).isEqualTo(Secret.of("access-2"));
        assertThat(store.record().pair().access()).isEqualTo(Secret.of("access-2"));
    }

    @Test
    void current_whenTheChainWasDeletedMeanwhile_dropsThePairAndSaysSo() {
        store.beforeRenewedIsSaved(() -> store.delete(FakeTokens.KEY));

        assertThatThrownBy(manager::refreshNow)
                .isInstanceOf(ReauthorizeException.class)
                .hasMessageContainingAll("deleted while it was renewed", FakeTokens.KEY.toString());
        assertThat(events).containsExactly(TokenEvent.Kind.DELETED);
        assertThatThrownBy(manager::refreshNow)
                .isInstanceOf(ReauthorizeException.class)
                .hasMessageContaining("no tokens are stored");
        assertThat(store.load(FakeTokens.KEY)).as("stays erased").isEmpty();
        assertThat(platform.calls()).isEqualTo(1);
    }

    @Test
    void current_whenAForgivingPlatformGaveTwoPairs_keepsTheLater() {
        platform.forgive();
        TokenManager peer = manager();
        peer.current();
        clock.advance(Duration.ofHours(2));
        platform.meanwhile(() -> {
            clock.advance(Duration.ofMinutes(3));
            peer.current();
        });

        assertThat(manager.current().value()).isEqualTo(Secret.of("access-2"));
        assertThat(store.record().pair().access()).isEqualTo(Secret.of("access-2"));
        assertThat(peer.current().value()).isEqualTo(Secret.of("access-2"));
    }

    /** A process that dies between the answer and the save leaves its intent, and a token that was spent. */
    @Test
    void current_afterAKillBeforeTheSave_endsInOneReauthorizeWithoutALoop() {
        dieBeforeTheSave();
        TokenManager next = manager();

        assertThatThrownBy(next::current)
                .isInstanceOf(ReauthorizeException.class)
                .hasMessageContaining("consent again");
        assertThatThrownBy(next::current).isInstanceOf(ReauthorizeException.class);
        assertThat(platform.calls()).isEqualTo(2);
        assertThat(clock.instant()).as("the dead one's lease was waited for").isAfter(Ticker.START.plusSeconds(7_319));
    }

    @Test
    void current_afterAKillBeforeTheSave_recoversWhereThePlatformForgives() {
        platform.forgive();
        dieBeforeTheSave();

        assertThat(manager().current().value()).isEqualTo(Secret.of("access-2"));
    }

    private void dieBeforeTheSave() {
        clock.advance(Duration.ofHours(2));
        store.beforeRenewedIsSaved(() -> {
            throw new ThreadDeathOfTheProcess();
        });
        assertThatThrownBy(manager::current).isInstanceOf(ThreadDeathOfTheProcess.class);
    }

    private static final class ThreadDeathOfTheProcess extends Error {
        private static final long serialVersionUID = 1L;
    }
}
