package dev.tradewind.testkit.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The orders of a world and what has become of them. Not safe for use by several threads. */
final class OrderShelf {
    private final OrderBook book;
    private final Moments moments;
    private final Timeline timeline;
    private final Map<Long, List<Edit>> edits = new HashMap<>();
    private final Map<Long, Long> born = new HashMap<>();

    OrderShelf(Seed seed, OrderBook book) {
        this.book = book;
        this.moments = new Moments(seed, Math.max(1, seed.orders()), seed.tie());
        this.timeline = new Timeline(seed.orders(), moments::second);
    }

    long size() {
        return timeline.size();
    }

    long places() {
        return timeline.places();
    }

    long lines() {
        return existing().map(place -> book.lines(place, edits(place))).sum();
    }

    Optional<WorldOrder> find(long id) {
        OptionalLong place = place(id);
        return place.isEmpty() ? Optional.empty() : at(place.getAsLong());
    }

    Optional<WorldOrder> at(long place) {
        if (!timeline.contains(place)) {
            return Optional.empty();
        }
        Instant createdAt = Instant.ofEpochSecond(created(place));
        return Optional.of(book.order(place, createdAt, Instant.ofEpochSecond(timeline.second(place)), edits(place)));
    }

    OptionalLong place(long id) {
        OptionalLong place = OrderBook.ORDERS.index(id);
        return place.isPresent() && timeline.contains(place.getAsLong()) ? place : OptionalLong.empty();
    }

    Listing<WorldOrder> list(OrderQuery query) {
        return query.axis() == Axis.UPDATED && query.sort() == Axis.UPDATED ? byUpdate(query) : slowly(query);
    }

    List<WorldOrder> after(long second, long place, long to, int limit) {
        return rows(timeline.after(second, place, to, limit).stream());
    }

    List<WorldOrder> from(long place, int limit) {
        return rows(LongStream.range(place, timeline.places())
                .filter(timeline::contains)
                .limit(limit)
                .boxed());
    }

    void edit(long place, Edit edit, long second) {
        if (second < timeline.second(place)) {
            throw new IllegalArgumentException("an order cannot change before its last change");
        }
        timeline.move(place, second);
        edits.computeIfAbsent(place, key -> new ArrayList<>()).add(edit);
    }

    long insert(long second) {
        long place = timeline.insert(second);
        born.put(place, second);
        return OrderBook.ORDERS.id(place);
    }

    void remove(long place) {
        timeline.remove(place);
    }

    OptionalLong any(Random random) {
        if (timeline.size() == 0) {
            return OptionalLong.empty();
        }
        long start = (long) (random.nextDouble() * timeline.places());
        return LongStream.concat(LongStream.range(start, timeline.places()), LongStream.range(0, start))
                .filter(timeline::contains)
                .map(OrderBook.ORDERS::id)
                .findFirst();
    }

    private Listing<WorldOrder> byUpdate(OrderQuery query) {
        LongPredicate wanted = wanted(query);
        List<WorldOrder> rows = rows(
                timeline
                        .page(query.from(), query.to(), query.descending(), query.offset(), query.limit(), wanted)
                        .stream());
        long total = query.state().isEmpty()
                ? timeline.count(query.from(), query.to())
                : timeline.page(query.from(), query.to(), false, 0, Integer.MAX_VALUE, wanted)
                        .size();
        return new Listing<>(rows, total);
    }

    /** Places are not in order of creation, so this looks at every order. */
    private Listing<WorldOrder> slowly(OrderQuery query) {
        LongPredicate wanted = wanted(query);
        Comparator<Long> order = Comparator.<Long>comparingLong(place -> second(query.sort(), place))
                .thenComparing(Comparator.naturalOrder());
        List<Long> places = existing()
                .filter(place -> {
                    long second = second(query.axis(), place);
                    return second >= query.from() && second <= query.to() && wanted.test(place);
                })
                .boxed()
                .sorted(query.descending() ? order.reversed() : order)
                .toList();
        return new Listing<>(rows(places.stream().skip(query.offset()).limit(query.limit())), places.size());
    }

    private long second(Axis axis, long place) {
        return axis == Axis.CREATED ? created(place) : timeline.second(place);
    }

    private LongPredicate wanted(OrderQuery query) {
        return query.state()
                .<LongPredicate>map(state -> place -> at(place).stream()
                        .flatMap(order -> order.lines().stream())
                        .anyMatch(line -> line.state() == state))
                .orElse(place -> true);
    }

    private List<WorldOrder> rows(Stream<Long> places) {
        return places.map(this::at).flatMap(Optional::stream).toList();
    }

    private LongStream existing() {
        return LongStream.range(0, timeline.places()).filter(timeline::contains);
    }

    private long created(long place) {
        Long second = born.get(place);
        return second == null ? moments.second(place) - book.age(place) : second;
    }

    private List<Edit> edits(long place) {
        return edits.getOrDefault(place, List.of());
    }
}
