package dev.tradewind.testkit.lazada;

import dev.tradewind.testkit.world.LineState;
import dev.tradewind.testkit.world.World;
import dev.tradewind.testkit.world.WorldLine;
import dev.tradewind.testkit.world.WorldOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * /review/seller/history/list and /review/seller/list/v2 with the limits of the real ones. Each second delivered piece is
 * reviewed three days after the order was placed, each sixth once more a week later; the seller's answer turns up after two days, and
 * each ninth review is hidden after twelve.
 */
final class ReviewApi {
    private static final int PAGE = 4;
    private static final int MOST_PAGES = 50;
    private static final int MOST_IDS = 10;
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration WIDEST = Duration.ofDays(7);
    private static final long IDS = 300_000_000_000_000L;
    private static final long FOLLOW_UP_IDS = 400_000_000_000_000L;

    private final World world;
    private final Clock clock;

    ReviewApi(World world, Clock clock) {
        this.world = world;
        this.clock = clock;
    }

    /** A review as it stands. */
    private record Review(long id, WorldOrder order, WorldLine line, Instant made, boolean followsUp) {
        boolean isHidden(Instant now) {
            return id % 9 == 0 && !made.plus(Duration.ofDays(12)).isAfter(now);
        }

        long stars() {
            return 1 + id % 5;
        }
    }

    void history(Params params, Wire wire) {
        long item = params.id("item_id");
        Instant from = millis(params, "start_time");
        Instant to = millis(params, "end_time");
        int page = current(params);
        if (from.isBefore(clock.instant().minus(KEPT))) {
            throw refusal("STARTTIME_OVER_LIMIT");
        }
        if (Duration.between(from, to).compareTo(WIDEST) > 0) {
            throw refusal("TIMESPAN_ABOVE_LIMIT");
        }
        Instant now = clock.instant();
        List<Long> ids = reviews().stream()
                .filter(review -> review.line().product() == item && !review.isHidden(now))
                .filter(review ->
                        !review.made().isBefore(from) && !review.made().isAfter(to))
                .sorted(Comparator.comparing(Review::made).reversed().thenComparing(Review::id))
                .map(Review::id)
                .toList();
        wire.mood(item + page).begin("data").count("current", page).count("total", ids.size());
        wire.number("page_size", PAGE).list("id_list");
        ids.stream().skip((page - 1L) * PAGE).limit(PAGE).forEach(id -> wire.item(Long.toString(id)));
        wire.endList().end().flag("success", true);
    }

    void list(Params params, Wire wire) {
        Set<Long> asked = new TreeSet<>(params.ids("id_list", MOST_IDS));
        Instant now = clock.instant();
        List<Review> shown = reviews().stream()
                .filter(review -> asked.contains(review.id()) && !review.isHidden(now))
                .toList();
        wire.begin("data").list("review_list");
        shown.forEach(review -> review(review, now, wire));
        wire.endList().list("outdated_reviews");
        shown.forEach(review -> asked.remove(review.id()));
        asked.forEach(id -> wire.item(Long.toString(id)));
        wire.endList().end().flag("success", true);
    }

    /** The stars of all reviews that are shown now and were made between two instants, by id; a follow-up has none. */
    List<ExpectedReview> expected(Instant from, Instant to) {
        Instant now = clock.instant();
        return reviews().stream()
                .filter(review -> !review.isHidden(now))
                .filter(review -> !review.made().isBefore(from) && review.made().isBefore(to))
                .map(review -> new ExpectedReview(
                        Long.toString(review.id()),
                        Long.toString(review.line().product()),
                        Long.toString(review.order().id()),
                        review.made(),
                        review.followsUp() ? "" : Long.toString(review.stars())))
                .toList();
    }

    private List<Review> reviews() {
        List<Review> all = new ArrayList<>();
        world.allOrders().forEach(order -> order.lines().forEach(line -> reviews(order, line, all)));
        Instant now = clock.instant();
        return all.stream().filter(review -> !review.made().isAfter(now)).toList();
    }

    private static void reviews(WorldOrder order, WorldLine line, List<Review> all) {
        if (line.state() != LineState.DELIVERED || line.id() % 2 != 0) {
            return;
        }
        Instant made = order.createdAt().plus(Duration.ofDays(3)).plusMillis(line.id() % 1_000);
        all.add(new Review(line.id() + IDS, order, line, made, false));
        if (line.id() % 6 == 0) {
            all.add(new Review(line.id() + FOLLOW_UP_IDS, order, line, made.plus(Duration.ofDays(7)), true));
        }
    }

    private static void review(Review review, Instant now, Wire wire) {
        wire.mood(review.id())
                .begin()
                .id("id", review.id())
                .id("product_id", review.line().product());
        wire.id("order_id", review.order().id());
        wire.text("review_type", review.followsUp() ? "FOLLOW_UP_REVIEW" : "PRODUCT_REVIEW");
        wire.count("create_time", review.made().toEpochMilli());
        wire.number("submit_time", review.made().minusSeconds(60).toEpochMilli());
        wire.text("review_content", "as shown").flag("can_reply", !review.followsUp());
        boolean answered = !review.made().plus(Duration.ofDays(2)).isAfter(now);
        wire.text("seller_reply", answered ? "thank you" : "");
        wire.list("review_images").endList().list("review_videos").endList();
        if (!review.followsUp()) {
            wire.begin("ratings").count("overall_rating", review.stars()).number("product_rating", review.stars());
            wire.number("seller_rating", 5).number("logistics_rating", 4).end();
        }
        wire.end();
    }

    private static int current(Params params) {
        String text = params.text("current").orElseThrow(() -> refusal("NULL_CURRENT"));
        if (!text.matches("[1-9]\\d{0,4}")) {
            throw refusal("NULL_CURRENT");
        }
        int page = Integer.parseInt(text);
        if (page > MOST_PAGES) {
            throw refusal("CURRENT_ABOVE_LIMIT");
        }
        return page;
    }

    private static Instant millis(Params params, String name) {
        String text = params.text(name).orElseThrow(() -> refusal("NULL_STARTTIME_OR_ENDTIME"));
        if (!text.matches("\\d{13}")) {
            throw refusal("NULL_STARTTIME_OR_ENDTIME");
        }
        return Instant.ofEpochMilli(Long.parseLong(text));
    }

    private static Refusal refusal(String why) {
        return Refusal.inner("PARAMS_VALIDATE_ERROR", why);
    }
}
