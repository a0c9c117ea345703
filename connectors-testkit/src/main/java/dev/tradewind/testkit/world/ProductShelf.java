package dev.tradewind.testkit.world;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/** The products of a world and what has become of them. */
final class ProductShelf {
    private final Catalogue catalogue;
    private final Timeline timeline;
    private final Map<Long, Integer> revisions = new HashMap<>();

    ProductShelf(Seed seed, Catalogue catalogue) {
        this.catalogue = catalogue;
        this.timeline = new Timeline(seed.products(), new Moments(seed, seed.products(), 0)::second);
    }

    long size() {
        return timeline.size();
    }

    long places() {
        return timeline.places();
    }

    Optional<WorldProduct> find(long id) {
        OptionalLong place = place(id);
        return place.isEmpty() ? Optional.empty() : at(place.getAsLong());
    }

    Optional<WorldProduct> at(long place) {
        if (!timeline.contains(place)) {
            return Optional.empty();
        }
        Instant updatedAt = Instant.ofEpochSecond(timeline.second(place));
        return Optional.of(catalogue.product(place, revisions.getOrDefault(place, 0), updatedAt));
    }

    Listing<WorldProduct> list(ProductQuery query) {
        LongPredicate wanted =
                place -> at(place).filter(product -> isWanted(query, product)).isPresent();
        List<WorldProduct> rows =
                timeline.page(query.from(), query.to(), false, query.offset(), query.limit(), wanted).stream()
                        .map(this::at)
                        .flatMap(Optional::stream)
                        .toList();
        long total = timeline.page(query.from(), query.to(), false, 0, Integer.MAX_VALUE, wanted)
                .size();
        return new Listing<>(rows, total);
    }

    private static boolean isWanted(ProductQuery query, WorldProduct product) {
        long created = product.createdAt().getEpochSecond();
        return query.states().contains(product.state())
                && created >= query.createdFrom()
                && created <= query.createdTo();
    }

    List<WorldProduct> from(long place, int limit) {
        return LongStream.range(place, timeline.places())
                .mapToObj(this::at)
                .flatMap(Optional::stream)
                .limit(limit)
                .toList();
    }

    void edit(long id, long second) {
        long place = existing(id);
        timeline.move(place, second);
        revisions.merge(place, 1, Integer::sum);
    }

    void remove(long id) {
        timeline.remove(existing(id));
    }

    private OptionalLong place(long id) {
        OptionalLong place = Catalogue.PRODUCTS.index(id);
        return place.isPresent() && timeline.contains(place.getAsLong()) ? place : OptionalLong.empty();
    }

    private long existing(long id) {
        return place(id).orElseThrow(() -> new NoSuchElementException("this world has no product " + id));
    }
}
