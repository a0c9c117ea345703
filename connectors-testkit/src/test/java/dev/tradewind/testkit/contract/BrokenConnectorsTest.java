package dev.tradewind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Shop;
import dev.tradewind.core.Span;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Connector;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Evidence;
import dev.tradewind.core.spi.Feed;
import dev.tradewind.core.spi.Health;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.core.spi.Version;
import dev.tradewind.testkit.memory.MemoryFeed;
import dev.tradewind.testkit.memory.MemoryPlatform;
import dev.tradewind.testkit.memory.Quirks;
import dev.tradewind.testkit.world.Seed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** Each claim of the contract can fail: connectors with one mistake each are caught. */
class BrokenConnectorsTest {
    @Test
    void plan_withAHole_isCaught() {
        caught(ConnectorContract::plan_anySpan_tilesItForEveryPart, good -> new Wrapped(good) {
            @Override
            public List<Slice> plan(Feed feed, Span span) {
                List<Slice> slices = super.plan(feed, span);
                return slices.size() < 2 ? slices : slices.subList(1, slices.size());
            }
        });
    }

    @Test
    void plan_byAnotherClockEachTime_isCaught() {
        AtomicLong turn = new AtomicLong();
        caught(ConnectorContract::plan_twiceAndOnAnotherConnector_isTheSame, good -> new Wrapped(good) {
            @Override
            public List<Slice> plan(Feed feed, Span span) {
                Instant from = span.from().plusSeconds(turn.incrementAndGet());
                return super.plan(feed, new Span(from, span.to(), span.zone()));
            }
        });
    }

    @Test
    void open_thatReads_isCaught() {
        caught(ConnectorContract::open_withoutNext_makesNoRequest, good -> new Wrapped(good) {
            @Override
            public SliceReader open(Slice slice, Optional<Cursor> from) {
                try (SliceReader peek = super.open(slice, from)) {
                    peek.next();
                }
                return super.open(slice, from);
            }
        });
    }

    @Test
    void check_withoutATime_isCaught() {
        caught(ConnectorContract::check_goodShop_isOkAndTellsTheTime, good -> new Wrapped(good) {
            @Override
            public Health check() {
                return new Health(Optional.empty(), Map.of(), List.of());
            }
        });
    }

    @Test
    void page_withoutItsLastRecord_isCaught() {
        caught(
                ConnectorContract::read_everySlice_bringsEveryExpectedRecord,
                pages(page -> with(page, minusTwo(page), page.step())));
    }

    @Test
    void page_withARecordTwice_isCaught() {
        caught(ConnectorContract::read_oneSlice_bringsARecordOnce, pages(page -> with(page, twice(page), page.step())));
    }

    @Test
    void reader_pagingByOffsetWithAFalseProof_isCaughtByAShopAtWork() {
        caught(
                        ConnectorContract::read_shopWorksMeanwhile_losesNothingThatIsProved,
                        quirks -> quirks.offsetPaging(true).claim(Proof.COUNTED),
                        good -> good)
                .hasMessageContaining("never came");
    }

    @Test
    void reader_thatNeverProvesAnything_isCaughtByAShopAtWork() {
        caught(
                        ConnectorContract::read_shopWorksMeanwhile_losesNothingThatIsProved,
                        quirks -> quirks.claim(Proof.CHAINED),
                        good -> good)
                .hasMessageContaining("was not proved");
    }

    @Test
    void page_withoutItsLastRecord_isCaughtByAShopAtWork() {
        caught(
                        ConnectorContract::read_shopWorksMeanwhile_losesNothingThatIsProved,
                        pages(page -> with(page, minusTwo(page), page.step())))
                .hasMessageContaining("never came");
    }

    @Test
    void shop_ofOnePage_cannotShowThatNothingIsLost() {
        caught(
                        ConnectorContract::read_shopWorksMeanwhile_losesNothingThatIsProved,
                        quirks -> quirks.pageSize(1_000),
                        good -> good)
                .hasMessageContaining("needs several");
    }

    @Test
    void end_withAWeakProof_isCaught() {
        Step weak = new Step.End(Evidence.of(Proof.CHAINED, "trust me"));
        caught(
                ConnectorContract::read_everySlice_endsWithTheProofThatItsFeedOwes,
                pages(page -> with(page, page.changes(), page.step() instanceof Step.End ? weak : page.step())));
    }

    @Test
    void reader_thatForgetsItsCursor_isCaught() {
        caught(ConnectorContract::cursors_everyPageOnAnotherConnector_loseNothing, good -> new Wrapped(good) {
            @Override
            public SliceReader open(Slice slice, Optional<Cursor> from) {
                return super.open(slice, Optional.empty());
            }
        });
        caught(ConnectorContract::cursors_ofAnotherFormat_haveExpired, good -> new Wrapped(good) {
            @Override
            public SliceReader open(Slice slice, Optional<Cursor> from) {
                return super.open(slice, Optional.empty());
            }
        });
    }

    @Test
    void reader_thatIgnoresInterrupts_isCaught() {
        caught(ConnectorContract::next_interruptedThread_stops, readers(reader -> {
            Thread.interrupted();
            return reader.next();
        }));
    }

    @Test
    void change_olderThanItsWindow_isCaught() {
        caught(
                ConnectorContract::read_everyChange_isOfItsFeedAndInsideItsWindow,
                pages(page -> with(page, old(page), page.step())));
    }

    @Test
    void ids_unanswered_areCaught() {
        caught(
                ConnectorContract::ids_expectedRecords_areAllAnswered,
                pages(page -> with(page, minusTwo(page), page.step())));
    }

    @Test
    void text_withASecret_isCaught() {
        caught(ConnectorContract::texts_whateverPrints_holdNoSecret, good -> new Wrapped(good) {
            @Override
            public String toString() {
                return "Connector(key=s3cr3t-k3y)";
            }
        });
    }

    private static AbstractThrowableAssert<?, ?> caught(
            Consumer<ConnectorContract> claim, UnaryOperator<Connector> mistake) {
        return caught(claim, quirks -> {}, mistake);
    }

    private static AbstractThrowableAssert<?, ?> caught(
            Consumer<ConnectorContract> claim, Consumer<Quirks> quirk, UnaryOperator<Connector> mistake) {
        ConnectorContract contract = new ConnectorContract() {
            @Override
            protected Subject subject() {
                Seed seed = Seed.of(3).orders(120);
                MemoryPlatform platform = MemoryPlatform.of(seed, MemoryFeed.orders());
                quirk.accept(platform.quirks("orders").pageSize(8));
                return new Subject(
                        () -> mistake.apply(platform.connector()),
                        platform.clock(),
                        new Span(seed.from(), seed.to(), seed.market().zone()),
                        Map.of(Dataset.ORDERS, Subject.orders(platform.world())),
                        Set.of("s3cr3t-k3y"),
                        Optional.of(platform::pages),
                        () -> {},
                        Optional.of(ShopWork.of(platform.world())));
            }
        };
        return assertThatThrownBy(() -> claim.accept(contract)).isInstanceOf(AssertionError.class);
    }

    private static UnaryOperator<Connector> pages(UnaryOperator<SlicePage> mistake) {
        return readers(reader -> mistake.apply(reader.next()));
    }

    private static UnaryOperator<Connector> readers(Function<SliceReader, SlicePage> next) {
        return good -> new Wrapped(good) {
            @Override
            public SliceReader open(Slice slice, Optional<Cursor> from) {
                SliceReader reader = super.open(slice, from);
                return new SliceReader() {
                    @Override
                    public SlicePage next() {
                        return next.apply(reader);
                    }

                    @Override
                    public void close() {
                        reader.close();
                    }
                };
            }
        };
    }

    private static SlicePage with(SlicePage page, List<Change<?>> changes, Step step) {
        return new SlicePage(
                changes, page.rereads(), page.rejected(), page.listed(), page.unknowns(), page.coveredTo(), step);
    }

    /** Without the last order and its buyer. */
    private static List<Change<?>> minusTwo(SlicePage page) {
        return page.changes().subList(0, Math.max(0, page.changes().size() - 2));
    }

    private static List<Change<?>> twice(SlicePage page) {
        return page.changes().stream()
                .<Change<?>>flatMap(change -> Stream.of(change, change))
                .toList();
    }

    private static List<Change<?>> old(SlicePage page) {
        return page.changes().stream().<Change<?>>map(BrokenConnectorsTest::old).toList();
    }

    private static <T> Change<T> old(Change<T> change) {
        return new Change<>(
                change.dataset(),
                change.id(),
                change.market(),
                new Version(Instant.EPOCH, change.version().observed()),
                change.record(),
                change.raw());
    }

    /** A connector that does what another does. */
    private static class Wrapped implements Connector {
        private final Connector good;

        Wrapped(Connector good) {
            this.good = good;
        }

        @Override
        public Shop shop() {
            return good.shop();
        }

        @Override
        public List<Feed> feeds() {
            return good.feeds();
        }

        @Override
        public List<Slice> plan(Feed feed, Span span) {
            return good.plan(feed, span);
        }

        @Override
        public SliceReader open(Slice slice, Optional<Cursor> from) {
            return good.open(slice, from);
        }

        @Override
        public Health check() {
            return good.check();
        }
    }
}
