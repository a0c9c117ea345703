package dev.tradewind.core.receipt;

import dev.tradewind.core.spi.Proof;
import java.util.Map;
import java.util.Objects;

/**
 * What a run did with one feed.
 *
 * @param feed the feed's name
 * @param slices slices worked on
 * @param explained slices of them that were explained, by the proof they reached
 * @param open slices that were not
 * @param pages pages committed
 */
public record FeedLine(String feed, long slices, Map<Proof, Long> explained, long open, long pages) {
    public FeedLine {
        Objects.requireNonNull(feed, "feed");
        explained = Map.copyOf(explained);
    }
}
