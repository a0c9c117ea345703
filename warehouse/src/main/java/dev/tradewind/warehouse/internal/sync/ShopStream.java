package dev.tradewind.warehouse.internal.sync;

import dev.tradewind.core.spi.Connector;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The caller's stream of shops, pulled and closed on one thread of the run's own: it may block for as long as it likes, and a
 * run that is told to end leaves it there. Used by one lane at a time.
 */
final class ShopStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShopStream.class);
    /** How often a lane that waits for a shop looks whether the run should end. */
    private static final Duration LOOK = Duration.ofMillis(100);
    /** How long the end of a run waits for a stream that blocks, before and after it is interrupted. */
    private static final Duration TO_END = Duration.ofSeconds(1);

    private final Stream<? extends Connector> shops;
    private final Iterator<? extends Connector> iterator;
    private final RunThreads threads = new RunThreads(() -> "tradewind-shops");
    private final ExecutorService puller = Executors.newSingleThreadExecutor(threads);
    private @Nullable Future<Pull> last;

    ShopStream(Stream<? extends Connector> shops) {
        this.shops = shops;
        this.iterator = shops.iterator();
    }

    /** What came of a pull. */
    sealed interface Pull {
        /** A connector, or null where the stream holds one. */
        record Given(@Nullable Connector connector) implements Pull {}

        /** The stream threw in place of giving a connector; it may give others. */
        record Thrown(Throwable cause) implements Pull {}

        /** There are no more. */
        record End() implements Pull {}

        /** The run was told to end before an answer came. */
        record Left() implements Pull {}
    }

    /** Waits for the next shop, until the run should end. */
    Pull next(StopSignal stop, Clock clock) {
        Future<Pull> pull = puller.submit(this::pull);
        last = pull;
        while (true) {
            try {
                return pull.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException waiting) {
                if (stop.reason(clock).isPresent()) {
                    return new Pull.Left();
                }
            } catch (InterruptedException e) {
                stop.interrupted();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** Also a checked exception comes out of code that was not written in Java. */
    private Pull pull() {
        try {
            return iterator.hasNext() ? new Pull.Given(iterator.next()) : new Pull.End();
        } catch (Exception | StackOverflowError | LinkageError e) {
            return new Pull.Thrown(e);
        }
    }

    /** Closes the stream once it has returned from its last pull. One that does not, even when interrupted, is not waited for. */
    @Override
    public void close() {
        puller.execute(this::closeStream);
        puller.shutdown();
        if (!threads.awaitEnd(TO_END)) {
            Future<Pull> pull = last;
            if (pull != null) {
                pull.cancel(true);
            }
            threads.awaitEnd(TO_END);
        }
    }

    private void closeStream() {
        try {
            shops.close();
        } catch (RuntimeException e) {
            LOG.warn("the stream of shops could not be closed", e);
        }
    }
}
