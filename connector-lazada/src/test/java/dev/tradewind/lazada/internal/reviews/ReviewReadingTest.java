package dev.tradewind.lazada.internal.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.Platform;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.error.UnreadableException;
import dev.tradewind.core.model.Activity;
import dev.tradewind.core.spi.Change;
import dev.tradewind.core.spi.Cursor;
import dev.tradewind.core.spi.Proof;
import dev.tradewind.core.spi.Reread;
import dev.tradewind.core.spi.Scope;
import dev.tradewind.core.spi.Slice;
import dev.tradewind.core.spi.SliceOpener;
import dev.tradewind.core.spi.SlicePage;
import dev.tradewind.core.spi.SliceReader;
import dev.tradewind.core.spi.Step;
import dev.tradewind.lazada.LazadaReviews;
import dev.tradewind.lazada.LazadaSite;
import dev.tradewind.lazada.fakes.FakeMoney;
import dev.tradewind.lazada.fakes.FakeReviews;
import dev.tradewind.lazada.fakes.FakeShop;
import dev.tradewind.lazada.fakes.Reading;
import dev.tradewind.lazada.internal.money.MoneyCalls;
import dev.tradewind.lazada.internal.reading.PageBuilder;
import dev.tradewind.lazada.internal.wire.LazadaCalls;
import dev.tradewind.lazada.model.LazadaReview;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReviewReadingTest {
    private static final Instant NOW = Instant.parse("2026-05-20T00:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-05-01");
    private static final Instant MADE = Instant.parse("2026-05-02T10:00:00Z");

    private final FakeShop shop = new FakeShop();
    private final FakeReviews api = new FakeReviews();

    @Test
    void days_ofManyProducts_areSplitUntilEachProductIsNamed() {
        for (int i = 1; i <= 120; i++) {
            shop.products.put(
                    Integer.toString(100 + i),
                    Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * i));
        }
        shop.products.put("901", NOW.minusSeconds(3_600));
        shop.products.put("902", Instant.parse("2020-01-01T00:00:00Z"));
        List<Slice> leaves = new ArrayList<>();
        leaves(days(DAY, DAY.plusDays(7)), leaves);
        List<String> items = leaves.stream()
                .map(leaf -> (Scope.Document) leaf.scope())
                .flatMap(leaf -> ReviewPart.of(leaf, FakeShop.CONTEXT).ids().stream())
                .toList();
        assertThat(new TreeSet<>(items)).hasSize(121).contains("901").doesNotContain("902");
        assertThat(items).doesNotHaveDuplicates();
        assertThat(ReviewFeed.least(leaves.get(0))).isEqualTo(10);
    }

    @Test
    void items_ofSeveralPages_bringEveryReviewOnceWhateverTheReader() {
        reviews("7", 8);
        reviews("8", 1);
        Reading reading = Reading.of(open(items("7", "8", "9"), Optional.empty()));
        assertThat(reading.ids(Dataset.ACTIVITY)).hasSize(9).doesNotHaveDuplicates();
        assertThat(reading.evidence().proof()).isEqualTo(Proof.CHAINED);
        assertThat(Reading.crashing(from -> open(items("7", "8", "9"), from)).ids(Dataset.ACTIVITY))
                .isEqualTo(reading.ids(Dataset.ACTIVITY));
        assertThat(api.calls).filteredOn(call -> call.startsWith("history")).hasSize(2 * 5);
    }

    @Test
    void items_reviewHiddenMeanwhile_losesNoneOfTheOthers() {
        reviews("7", 8);
        api.before = call -> {
            if (call == 3) {
                api.hidden.add("71");
            }
        };
        Reading reading = Reading.of(open(items("7"), Optional.empty()));
        assertThat(reading.distinct(Dataset.ACTIVITY))
                .contains("review/72", "review/73", "review/74", "review/75", "review/76", "review/77", "review/78");
    }

    @Test
    void items_countThatNeverStandsStill_areNotProved() {
        reviews("7", 8);
        api.before = call ->
                api.reviews.put(Integer.toString(7_000 + call), new FakeReviews.Stored("7", MADE.plusSeconds(call)));
        SliceReader reader = open(items("7"), Optional.empty());
        assertThatThrownBy(() -> Reading.of(reader)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void items_moreThanFiftyPages_areReadInHalvesOfTheTime() {
        api.pageSize = 1;
        reviews("7", 60);
        SlicePage page = open(items("7", "8"), Optional.empty()).next();
        List<Slice> children = ((Step.Split) page.step()).children();
        assertThat(children).hasSize(3);
        List<String> read = new ArrayList<>();
        read(children, read);
        assertThat(read).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void items_listedAndNotGiven_haveToBeReadById() {
        reviews("7", 2);
        api.withheld.add("72");
        SlicePage page = open(items("7"), Optional.empty()).next();
        assertThat(page.rereads())
                .singleElement()
                .returns("review/72", Reread::id)
                .returns(true, Reread::blocks);
    }

    @Test
    void items_filterNotObeyed_isAnError() {
        api.reviews.put("71", new FakeReviews.Stored("7", MADE.minusSeconds(999_999)));
        api.obeysFilter = false;
        assertThatThrownBy(() -> open(items("7"), Optional.empty()).next()).isInstanceOf(ProtocolException.class);
    }

    @Test
    void days_olderThanNinety_canNeverBeReadToTheDay() {
        LocalDate old = LocalDate.parse("2026-02-16");
        assertThatThrownBy(
                        () -> open(days(old, old.plusDays(7)), Optional.empty()).next())
                .isInstanceOfSatisfying(UnreadableException.class, lost -> {
                    assertThat(lost.span().from()).isEqualTo(Instant.parse("2026-02-15T16:00:00Z"));
                    assertThat(lost.span().to()).isEqualTo(Instant.parse("2026-02-19T16:00:00Z"));
                });
        assertThat(api.calls).isEmpty();
        assertThat(shop.calls).isEmpty();
    }

    @Test
    void ids_shownHiddenAndWithheld_areEachAnswered() {
        reviews("7", 3);
        api.hidden.add("72");
        api.withheld.add("73");
        PageBuilder page = new PageBuilder();
        ReviewCalls calls = new ReviewCalls(api, LazadaSite.PH.market(), FakeShop.CONTEXT);
        List<String> silent = new ReviewFetch(calls, FakeShop.CONTEXT, clock())
                .add(List.of("71", "72", "73"), Optional.empty(), page);
        List<Change<?>> changes =
                page.build(Optional.empty(), new Step.More(Cursor.of("x"))).changes();
        assertThat(changes.get(0).record().orElseThrow()).isInstanceOfSatisfying(Activity.class, review -> {
            assertThat(review.type()).isEqualTo("REVIEW");
            assertThat(review.newValue()).isEqualTo("4");
            assertThat(review.occurredAt()).isEqualTo(MADE.plusSeconds(1));
        });
        assertThat(changes.get(1).id()).isEqualTo("review/72");
        assertThat(changes.get(1).record()).isEmpty();
        assertThat(silent).containsExactly("73");
    }

    @Test
    void client_reviewsOfAProduct_areReadOverItsPagesWithoutHiddenOnes() {
        reviews("7", 8);
        api.hidden.add("75");
        LazadaReviews client = new LazadaReviews(
                new ReviewCalls(api, LazadaSite.PH.market(), FakeShop.CONTEXT),
                new MoneyCalls(new FakeMoney(), LazadaSite.PH.market(), FakeShop.CONTEXT));
        assertThat(client.of("7", MADE, MADE.plusSeconds(9)))
                .extracting(LazadaReview::id)
                .containsExactly("71", "72", "73", "74", "76", "77", "78");
        assertThat(client.get(List.of("71", "71", "75"))).hasSize(1);
        api.withheld.add("76");
        assertThatThrownBy(() -> client.get(List.of("71", "75", "76")))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("of the reviews 76 Lazada says nothing");
    }

    private void reviews(String item, int count) {
        for (int i = 1; i <= count; i++) {
            api.reviews.put(item + i, new FakeReviews.Stored(item, MADE.plusSeconds(i)));
        }
    }

    private void leaves(Slice slice, List<Slice> leaves) {
        SlicePage page = open(slice, Optional.empty()).next();
        if (page.step() instanceof Step.Split split) {
            for (Slice child : split.children()) {
                boolean leaf = child.scope() instanceof Scope.Document document
                        && document.id().startsWith("ITEMS ");
                if (leaf) {
                    leaves.add(child);
                } else {
                    leaves(child, leaves);
                }
            }
        }
    }

    private void read(List<Slice> slices, List<String> ids) {
        for (Slice slice : slices) {
            try (SliceReader reader = open(slice, Optional.empty())) {
                Step step = new Step.More(Cursor.of("start"));
                while (step instanceof Step.More) {
                    SlicePage page = reader.next();
                    page.changes().forEach(change -> ids.add(change.id()));
                    step = page.step();
                }
                if (step instanceof Step.Split split) {
                    read(split.children(), ids);
                }
            }
        }
    }

    private static Slice items(String... ids) {
        Instant from = DAY.atStartOfDay(LazadaSite.PH.zone()).toInstant();
        return ReviewPart.items(from, from.plusSeconds(7 * 86_400), List.of(ids))
                .slice();
    }

    private static Slice days(LocalDate from, LocalDate to) {
        return new Slice("reviews", "", new Scope.Days(from, to, LazadaSite.PH.zone()));
    }

    private SliceReader open(Slice slice, Optional<Cursor> from) {
        LazadaCalls products = new LazadaCalls(shop, LazadaSite.PH.market(), FakeShop.CONTEXT);
        ReviewCalls calls = new ReviewCalls(api, LazadaSite.PH.market(), FakeShop.CONTEXT);
        SliceOpener noIds = (asked, start) -> {
            throw new UnsupportedOperationException();
        };
        return new ReviewFeed(new ShopRef(Platform.LAZADA, "100123"), products, calls, noIds, clock())
                .open(slice, from)
                .orElseThrow();
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
