package dev.tradewind.testkit.world;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A shop that follows from a {@link Seed}. Orders and products are made anew whenever they are asked for; only what was
 * changed since is kept, so a world of a million lines costs no more memory than one of a hundred. Safe for use by several
 * threads: every method sees and leaves a consistent shop.
 */
public final class World {
    private final Seed seed;
    private final int digits;
    private final OrderShelf orders;
    private final ProductShelf products;
    private final Expectation expectation;

    private World(Seed seed) {
        this.seed = seed;
        this.digits = Currency.getInstance(seed.market().currency()).getDefaultFractionDigits();
        Catalogue catalogue = new Catalogue(seed, digits);
        this.orders = new OrderShelf(seed, new OrderBook(seed, catalogue, digits));
        this.products = new ProductShelf(seed, catalogue);
        this.expectation = new Expectation(seed.market().currency(), digits);
    }

    /** Grows a world. */
    public static World of(Seed seed) {
        return new World(seed);
    }

    /** What it grew from. */
    public Seed seed() {
        return seed;
    }

    /** An amount in major units, with as many digits as the currency has. */
    public BigDecimal major(long minor) {
        return BigDecimal.valueOf(minor, digits);
    }

    /** How many orders there are now. */
    public synchronized long orders() {
        return orders.size();
    }

    /** How many lines they have together; looks at each order. */
    public synchronized long orderLines() {
        return orders.lines();
    }

    /** How many products there are now, deleted ones included. */
    public synchronized long products() {
        return products.size();
    }

    /** How many places for orders there are, those of orders that were taken away included. */
    public synchronized long places() {
        return orders.places();
    }

    /** An order by its id, empty when it is not of this world or gone. */
    public synchronized Optional<WorldOrder> order(long id) {
        return orders.find(id);
    }

    /** A product by its id, empty when it is not of this world or gone. */
    public synchronized Optional<WorldProduct> product(long id) {
        return products.find(id);
    }

    /** A page of a list of orders; within one second the order is arbitrary but stable. */
    public synchronized Listing<WorldOrder> list(OrderQuery query) {
        return orders.list(query);
    }

    /** A page of the products that were last changed between two seconds, both inclusive, oldest change first. */
    public synchronized Listing<WorldProduct> list(ProductQuery query) {
        return products.list(query);
    }

    /** Orders in order of (second of last change, place), strictly after a position and up to a second, inclusive. */
    public synchronized List<WorldOrder> ordersAfter(long second, long place, long to, int limit) {
        return orders.after(second, place, to, limit);
    }

    /** Orders in order of their places, from one on. */
    public synchronized List<WorldOrder> ordersFrom(long place, int limit) {
        return orders.from(place, limit);
    }

    /** Products in order of their places, from one on. */
    public synchronized List<WorldProduct> productsFrom(long place, int limit) {
        return products.from(place, limit);
    }

    /** All orders as they are now, in no particular order; each is made when the stream gets to it. */
    public Stream<WorldOrder> allOrders() {
        return LongStream.iterate(0, place -> place < places(), place -> place + 1)
                .mapToObj(this::atPlace)
                .flatMap(Optional::stream);
    }

    /** All products as they are now. */
    public Stream<WorldProduct> allProducts() {
        return products(0).flatMap(Optional::stream);
    }

    /** What a warehouse should hold of every order now, in no particular order. */
    public Iterator<ExpectedOrder> expectedOrders() {
        return allOrders().map(expectation::of).iterator();
    }

    /**
     * Changes an order.
     *
     * @param at its new time of last change, cut to seconds; not before the present one
     */
    public synchronized void edit(long id, Edit edit, Instant at) {
        orders.edit(place(id), edit, at.getEpochSecond());
    }

    /** Places an order; returns its id. */
    public synchronized long insert(Instant at) {
        return orders.insert(at.getEpochSecond());
    }

    /** Takes an order away as if it had never been. */
    public synchronized void delete(long id) {
        orders.remove(place(id));
    }

    /** Changes the price and stock of a product. */
    public synchronized void editProduct(long id, Instant at) {
        products.edit(id, at.getEpochSecond());
    }

    /** Takes a product away as if it had never been. */
    public synchronized void deleteProduct(long id) {
        products.remove(id);
    }

    /** The id of any order that exists, empty when there is none. */
    public synchronized OptionalLong anyOrder(Random random) {
        return orders.any(random);
    }

    private long place(long id) {
        return orders.place(id).orElseThrow(() -> new NoSuchElementException("this world has no order " + id));
    }

    private synchronized Optional<WorldOrder> atPlace(long place) {
        return orders.at(place);
    }

    private Stream<Optional<WorldProduct>> products(long from) {
        return LongStream.iterate(from, place -> place < productPlaces(), place -> place + 1)
                .mapToObj(this::productAt);
    }

    private synchronized long productPlaces() {
        return products.places();
    }

    private synchronized Optional<WorldProduct> productAt(long place) {
        return products.at(place);
    }
}
