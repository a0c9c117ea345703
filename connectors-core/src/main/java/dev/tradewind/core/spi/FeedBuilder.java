package dev.tradewind.core.spi;

import dev.tradewind.core.Dataset;
import dev.tradewind.core.http.RateKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Builds a {@link Feed}. Defaults: axis MODIFIED, write MERGE, proof KEYSET for both grades, windows of 7 days, lag
 * 1 minute, settle 15 minutes, every 1 day, ids of the first of its datasets in the order of {@link Dataset#all}, one part, one
 * open slice, rate key named as the feed, not optional.
 */
public final class FeedBuilder {
    private final String name;
    private final Set<Dataset<?>> yields;
    private Set<Dataset<?>> byId;
    private List<String> parts = List.of("");
    private Axis axis = Axis.MODIFIED;
    private Write write = Write.MERGE;
    private Proof atLeast = Proof.KEYSET;
    private Proof toSettle = Proof.KEYSET;
    private Duration maxWindow = Duration.ofDays(7);
    private Duration lag = Duration.ofMinutes(1);
    private Duration settle = Duration.ofMinutes(15);
    private Duration every = Duration.ofDays(1);
    private RateKey rate;
    private int maxOpen = 1;
    private boolean optional;

    FeedBuilder(String name, Set<Dataset<?>> yields) {
        this.name = name;
        this.yields = yields;
        this.byId = Dataset.all().stream().filter(yields::contains).limit(1).collect(Collectors.toUnmodifiableSet());
        this.rate = new RateKey(name);
    }

    /** The datasets of which it answers ids. */
    public FeedBuilder byId(Dataset<?>... datasets) {
        this.byId = Set.of(datasets);
        return this;
    }

    /** Parts that tile the axis side by side. */
    public FeedBuilder parts(String... names) {
        this.parts = List.of(names);
        return this;
    }

    /** What progress is measured on. */
    public FeedBuilder axis(Axis value) {
        this.axis = value;
        return this;
    }

    /** What absence means. */
    public FeedBuilder write(Write value) {
        this.write = value;
        return this;
    }

    /** One proof for reading and settling. */
    public FeedBuilder proof(Proof value) {
        return proof(value, value);
    }

    /** The least proof to count as read, and the least to become final. */
    public FeedBuilder proof(Proof least, Proof settled) {
        this.atLeast = least;
        this.toSettle = settled;
        return this;
    }

    /** The longest slice that the planner cuts. */
    public FeedBuilder maxWindow(Duration value) {
        this.maxWindow = value;
        return this;
    }

    /** How far the upper bound stays behind the platform's clock. */
    public FeedBuilder lag(Duration value) {
        this.lag = value;
        return this;
    }

    /** How old a slice must be when it is read to be final, and how often younger ones are read again. */
    public FeedBuilder settle(Duration age, Duration again) {
        this.settle = age;
        this.every = again;
        return this;
    }

    /** The limit that its calls draw on. */
    public FeedBuilder rate(RateKey value) {
        this.rate = value;
        return this;
    }

    /** How many of its slices may be open at once. */
    public FeedBuilder maxOpen(int value) {
        this.maxOpen = value;
        return this;
    }

    /** A refusal by the platform is a note. */
    public FeedBuilder optional() {
        this.optional = true;
        return this;
    }

    /** Makes the feed. */
    public Feed build() {
        Timing timing = new Timing(maxWindow, lag, settle, every);
        return new Feed(name, yields, byId, parts, axis, write, atLeast, toSettle, timing, rate, maxOpen, optional);
    }
}
