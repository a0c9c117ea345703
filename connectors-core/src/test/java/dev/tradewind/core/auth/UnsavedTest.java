package dev.tradewind.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tradewind.core.error.TokenStoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A renewed pair that was not saved, and the managers that come after the one that renewed. */
class UnsavedTest {
    private static final Duration MONTH = Duration.ofDays(30);

    private final Ticker clock = new Ticker();
    private final FakeTokens platform = new FakeTokens(clock);
    private final MoodyStore store = new MoodyStore();
    private final TokenFlights flights = new TokenFlights();
    private final List<TokenEvent.Kind> events = new ArrayList<>();

    @Test
    void refreshDue_afterOneWhoseSaveFailed_savesThatPair() {
        connectAndGrowOld(store, platform);
        store.failSaves(3);

        assertThat(handle(store, platform).refreshDue(MONTH).kind()).isEqualTo(RefreshResult.Kind.FAILED);
        assertThat(handle(store, platform).refreshDue(MONTH).kind()).isEqualTo(RefreshResult.Kind.RENEWED);
        assertThat(platform.calls()).isEqualTo(1);
        assertThat(store.record().pair().refresh()).isEqualTo(Secret.of(platform.alive()));
    }

    @Test
    void current_ofANewHandle_goesOnWithThePair() {
        connectAndGrowOld(store, platform);
        loseASave();

        TokenManager next = handle(store, platform);

        assertThat(next.status().unsaved()).isTrue();
        assertThat(next.current().value()).isEqualTo(Secret.of("access-1"));
        assertThat(next.status().unsaved()).isFalse();
        assertThat(platform.calls()).isEqualTo(1);
    }

    @Test
    void current_whileTheOldTokenIsFresh_savesThePairAndGoesOnWithIt() {
        handle(store, platform).connect(FakeTokens.seed(Ticker.START));
        loseASave();

        assertThat(handle(store, platform).current().value()).isEqualTo(Secret.of("access-1"));
        assertThat(store.record().pair().access()).isEqualTo(Secret.of("access-1"));
        assertThat(platform.calls()).isEqualTo(1);
    }

    @Test
    void current_ofAChainOfTheSameKeyInAnotherStore_hasNothingOfThePair() {
        FakeTokens otherPlatform = new FakeTokens(clock);
        MoodyStore other = new MoodyStore();
        connectAndGrowOld(store, platform);
        handle(other, otherPlatform).connect(FakeTokens.seed(clock.instant()));
        loseASave();

        TokenManager beside = handle(other, otherPlatform);

        assertThat(beside.status().unsaved()).isFalse();
        assertThat(beside.current().value()).isEqualTo(Secret.of("access-0"));
        assertThat(other.record().generation()).isZero();
        assertThat(handle(store, platform).status().unsaved()).isTrue();
    }

    @Test
    void connect_ofANewHandle_letsThePairGo() {
        connectAndGrowOld(store, platform);
        loseASave();

        handle(store, platform).connect(platform.consent());

        assertThat(handle(store, platform).status().unsaved()).isFalse();
        assertThat(handle(store, platform).current().value()).isEqualTo(Secret.of("access-2"));
    }

    @Test
    void delete_ofANewHandle_erasesThePairToo() {
        connectAndGrowOld(store, platform);
        loseASave();

        handle(store, platform).delete();
        flights.close();

        assertThat(store.load(FakeTokens.KEY)).isEmpty();
    }

    @Test
    void refreshDue_whenTheChainWasDeletedWhileThePairWasKept_dropsIt() {
        connectAndGrowOld(store, platform);
        loseASave();
        store.delete(FakeTokens.KEY);

        RefreshResult result = handle(store, platform).refreshDue(MONTH);

        assertThat(result.kind()).isEqualTo(RefreshResult.Kind.REAUTHORIZE);
        assertThat(result.failure().orElseThrow()).hasMessageContaining("deleted while it was renewed");
        assertThat(store.load(FakeTokens.KEY)).as("stays erased").isEmpty();
        assertThat(warningsOf(flights::close)).as("nothing is kept any more").isEmpty();
    }

    @Test
    void close_storeIsWellAgain_savesThePair() {
        connectAndGrowOld(store, platform);
        loseASave();

        flights.close();

        assertThat(store.record().pair().access()).isEqualTo(Secret.of("access-1"));
        assertThat(handle(store, platform).status().unsaved()).isFalse();
    }

    @Test
    void close_storeIsStillIll_warnsOfTheChainWithoutItsTokens() {
        connectAndGrowOld(store, platform);
        loseASave();
        store.failSaves(1);

        assertThat(warningsOf(flights::close)).singleElement().satisfies(warning -> {
            assertThat(warning.getLevel()).isEqualTo(Level.WARN);
            assertThat(warning.getFormattedMessage())
                    .contains(FakeTokens.KEY.toString(), "consent again")
                    .doesNotContain("access-1", "refresh-1");
            assertThat(warning.getThrowableProxy().getMessage()).contains("the disk is full");
        });
        assertThat(handle(store, platform).status().unsaved()).as("kept still").isTrue();
    }

    private static List<ILoggingEvent> warningsOf(Runnable work) {
        Logger logger = (Logger) LoggerFactory.getLogger(TokenFlights.class);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        Level usual = logger.getLevel();
        logger.setLevel(Level.WARN);
        logger.setAdditive(false);
        logger.addAppender(appender);
        try {
            work.run();
        } finally {
            logger.setAdditive(true);
            logger.setLevel(usual);
            logger.detachAppender(appender);
        }
        return appender.list;
    }

    private void connectAndGrowOld(TokenStore where, FakeTokens who) {
        handle(where, who).connect(FakeTokens.seed(Ticker.START));
        clock.advance(Duration.ofDays(2));
    }

    private void loseASave() {
        store.failSaves(3);
        assertThatThrownBy(() -> handle(store, platform).refreshNow()).isInstanceOf(TokenStoreException.class);
    }

    /** What a program makes for each of its runs. */
    private TokenManager handle(TokenStore where, FakeTokens who) {
        return TokenManager.builder(FakeTokens.KEY, where, who)
                .clock(clock)
                .sleeper(clock)
                .flights(flights)
                .listener(event -> events.add(event.kind()))
                .build();
    }
}
